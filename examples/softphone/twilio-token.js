/** A refusal, with the members of its problem+json; `status` 0 is no answer. */
export class TokenProblem extends Error {
  constructor(status, problem, retryAfter) {
    super(problem?.detail ?? `HTTP ${status}`);
    Object.assign(this, problem, { name: 'TokenProblem', status });
    this.waitMs = retryAfter * 1000 || Date.parse(retryAfter) - Date.now() || 0;
    this.passing = !status || status === 429 || status >= 500;
  }
}

/**
 * Asks for one token.
 * @param {{bearer: string | (() => string | Promise<string>), url?: string, profile?: string,
 *   ttl?: number, params?: Record<string, string>}} request the caller's login; seconds to live
 * @returns {Promise<{token: string, expires_in: number}>} all that the endpoint answers
 * @throws {TokenProblem}
 */
export async function fetchToken({ bearer, url = '/twilio/token', ...wish }) {
  const login = typeof bearer === 'function' ? await bearer() : bearer;
  let answer, body;
  try {
    answer = await fetch(url, {
      method: 'POST',
      headers: { Authorization: `Bearer ${login}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(wish),
      signal: AbortSignal.timeout(15e3),
    });
    body = await answer.json();
  } catch (error) {
    if (!answer || answer.ok) throw new TokenProblem(0, { detail: error.message });
  }
  if (answer.ok) return body;
  throw new TokenProblem(answer.status, body, answer.headers.get('Retry-After'));
}

/** Holds the token of one request, in memory only. */
export function tokenCache(request) {
  let held, problem, flight, timer, tell;
  let end = 0, due = 0, failures = 0;

  async function ask() {
    const sent = Date.now();
    try {
      held = await fetchToken(request);
      end = sent + held.expires_in * 1000;
      due = end - Math.min(6e4, (end - sent) / 4) * (1 + Math.random() / 2);
      problem = failures = 0;
    } catch (error) {
      problem = error;
      const pause = Math.min(6e4, 1000 * 2 ** failures++) * (1 + Math.random());
      due = error.passing ? Date.now() + Math.min(864e5, Math.max(pause, error.waitMs)) : (end = 0);
    }
    clearTimeout(timer);
    if (tell && due) timer = setTimeout(quietly, due - Date.now());
    queueMicrotask(() => tell?.());
    if (problem) throw problem;
    return held;
  }

  /** A new token, for SDKs that say when theirs ends. Who asks meanwhile shares the request. */
  const renew = () => (flight ??= ask().finally(() => (flight = null)));
  const quietly = () => renew().catch(() => {});

  return {
    renew,
    /** The token held while it has life left, else a new one. */
    async get() {
      if (Date.now() >= due) await quietly();
      if (Date.now() < end) return held;
      throw problem;
    },
    /** Renews ahead of each end, and tells, until a refusal stays: 401 is the login's end. */
    start(onToken, onProblem) {
      tell = () => (problem ? onProblem(problem) : onToken(held));
      quietly();
    },
    stop() {
      clearTimeout(timer);
      tell = null;
    },
  };
}
