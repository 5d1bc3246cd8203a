/** Whether the same request may succeed later: there was no answer, or one that is no refusal. */
const isPassing = ({ status }) => !status || [408, 425, 429].includes(status) || status >= 500;

/** A refused request; `status` is 0 without an answer. */
export class TokenProblem extends Error {
  constructor(status, problem, retryAfter) {
    super(problem?.detail ?? `HTTP ${status}`);
    Object.assign(this, problem, { name: 'TokenProblem', status });
    this.waitMs = retryAfter * 1000 || Date.parse(retryAfter) - Date.now() || 0;
    this.passing = isPassing(this);
  }
}

/** Requests one token. twilio-token.d.ts has the details. */
export async function fetchToken({ bearer, url = '/twilio/token', signal, ...wanted }) {
  const timeout = AbortSignal.timeout(15e3);
  const end = AbortSignal.any([signal ?? timeout, timeout]);
  let jwt = bearer, answer, body;
  if (typeof bearer === 'function') {
    const late = new TokenProblem(0, { detail: 'No bearer within 15 s' });
    const ended = (_, reject) => {
      end.throwIfAborted();
      end.onabort = () => reject(timeout.aborted ? late : end.reason);
    };
    jwt = await Promise.race([bearer(), new Promise(ended)]);
  }
  try {
    answer = await fetch(url, {
      method: 'POST',
      headers: { Authorization: `Bearer ${jwt}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(wanted),
      signal: end,
    });
    body = await answer.json();
  } catch (error) {
    signal?.throwIfAborted();
    if (!answer || answer.ok) throw new TokenProblem(0, { detail: error.message });
  }
  if (!answer.ok) throw new TokenProblem(answer.status, body, answer.headers.get('Retry-After'));
  if (body?.token && body.expires_in > 0) return body;
  throw new TokenProblem(0, { detail: `The answer of ${url} has no token, or no expires_in` });
}

const now = () => ({ date: Date.now(), ticks: performance.now() });
/** Milliseconds since then. `Date` may be set back, and `performance` may stop during sleep. */
const since = (then) => Math.max(Date.now() - then.date, performance.now() - then.ticks);

/** Keeps the token of one request, in memory only. */
export function tokenCache(request) {
  let held, sent, problem, pending, abort, timer, notify;
  let from = now(), due = 0; // asks again `due` ms after `from`
  let failures = 0;

  async function fetchNew() {
    request.signal?.throwIfAborted();
    const { signal } = (abort = new AbortController());
    const begun = now();
    try {
      const answer = await fetchToken({ ...request, signal });
      signal.throwIfAborted();
      held = answer;
      from = sent = begun;
      const life = held.expires_in * 1000;
      // 90 to 120 s before the end: a hidden tab looks at the clock once a minute
      due = life - Math.min(9e4, life / 2) * (1 + Math.random() / 3);
      problem = failures = 0;
    } catch (error) {
      if (signal.aborted) throw error;
      problem = error;
      from = now();
      const pause = Math.min(6e4, 1000 * 2 ** failures++) * (1 + Math.random());
      due = Math.min(864e5, Math.max(pause, error.waitMs || 0));
      if (!isPassing(error)) held = due = 0;
    }
    if (notify) look();
    queueMicrotask(() => notify?.());
    if (problem) throw problem;
    return held;
  }

  /** Renews if it is due, else looks again soon: a long timer would stand still during sleep. */
  function look(event) {
    clearTimeout(timer);
    if (!due) return;
    // a request without an answer need not wait longer
    if (event?.type === 'online' && problem && !problem.status) due = 0;
    const left = due - since(from);
    if (left <= 0) return tryRenew();
    timer = setTimeout(look, Math.min(1e4, left));
  }

  /** Concurrent calls share one request. */
  function renew() {
    if (problem?.waitMs > 0 && since(from) < due) return Promise.reject(problem);
    const one = (pending ??= fetchNew().finally(() => {
      if (pending === one) pending = null;
    }));
    return one;
  }
  const tryRenew = () => renew().catch(() => {});

  const listen = (how) => {
    for (const type of ['visibilitychange', 'online', 'pageshow']) globalThis[how]?.(type, look);
  };

  function stop() {
    clearTimeout(timer);
    listen('removeEventListener');
    abort?.abort();
    pending = notify = null;
  }
  function forget() {
    stop();
    held = due = 0;
  }
  request.signal?.addEventListener('abort', forget);

  return {
    renew,
    /** Returns the kept token while it is valid, else a new one. */
    async get() {
      let failed;
      if (since(from) >= due) await renew().catch((error) => (failed = error));
      if (held && since(sent) < held.expires_in * 1000) return held;
      throw failed ?? problem;
    },
    /** Renews before each expiry and calls back, until a refusal is final, such as 401. */
    start(onToken, onProblem) {
      notify = () => (problem ? onProblem(problem) : onToken(held));
      listen('addEventListener');
      tryRenew();
    },
    /** Ends that, and aborts the request under way. The token is kept. */
    stop,
    /** Stops, and forgets the token. */
    forget,
  };
}
