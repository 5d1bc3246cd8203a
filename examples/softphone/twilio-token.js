/** A refused request, with the members of its problem details; `status` is 0 without an answer. */
export class TokenProblem extends Error {
  constructor(status, problem, retryAfter) {
    super(problem?.detail ?? `HTTP ${status}`);
    Object.assign(this, problem, { name: 'TokenProblem', status });
    this.waitMs = retryAfter * 1000 || Date.parse(retryAfter) - Date.now() || 0;
    this.passing = !status || status === 429 || status >= 500;
  }
}

/**
 * Requests one token.
 * @param {{bearer: string | (() => string | Promise<string>), url?: string, profile?: string,
 *   ttl?: number, params?: Record<string, string>}} request the caller's JWT; `ttl` in seconds
 * @returns {Promise<{token: string, expires_in: number, region?: string, edge?: string}>}
 * @throws {TokenProblem}
 */
export async function fetchToken({ bearer, url = '/twilio/token', ...wanted }) {
  const jwt = typeof bearer === 'function' ? await bearer() : bearer;
  let answer, body;
  try {
    answer = await fetch(url, {
      method: 'POST',
      headers: { Authorization: `Bearer ${jwt}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(wanted),
      signal: AbortSignal.timeout(15e3),
    });
    body = await answer.json();
  } catch (error) {
    if (!answer || answer.ok) throw new TokenProblem(0, { detail: error.message });
  }
  if (answer.ok) return body;
  throw new TokenProblem(answer.status, body, answer.headers.get('Retry-After'));
}

/** Keeps the token of one request, in memory only. */
export function tokenCache(request) {
  let held, problem, pending, timer, notify;
  let end = 0, due = 0, failures = 0;

  async function fetchNew() {
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
    if (notify && due) timer = setTimeout(tryRenew, due - Date.now());
    queueMicrotask(() => notify?.());
    if (problem) throw problem;
    return held;
  }

  /** Gets a new token, for SDKs with an event for it. Concurrent calls share one request. */
  const renew = () => (pending ??= fetchNew().finally(() => (pending = null)));
  const tryRenew = () => renew().catch(() => {});

  return {
    renew,
    /** Returns the kept token while it is valid, else a new one. */
    async get() {
      if (Date.now() >= due) await tryRenew();
      if (Date.now() < end) return held;
      throw problem;
    },
    /** Renews before each expiry and calls back, until a refusal is final, such as 401. */
    start(onToken, onProblem) {
      notify = () => (problem ? onProblem(problem) : onToken(held));
      tryRenew();
    },
    stop() {
      clearTimeout(timer);
      notify = null;
    },
  };
}
