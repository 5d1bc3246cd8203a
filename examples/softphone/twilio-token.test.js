import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { fetchToken, tokenCache, TokenProblem } from './twilio-token.js';

const REQUEST = { bearer: 'login', profile: 'softphone' };

/** The answers of the endpoint, in order; the last one is repeated. */
let answers;
let asked;

const token = (seconds, jwt = `jwt-${seconds}`) => () =>
  Response.json({ token: jwt, expires_in: seconds, lifetime: { effective: seconds } });
const refused = (status, code, headers = {}) => () =>
  new Response(JSON.stringify({ title: 'A title', status, detail: 'Why.', code }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2026, 10, 24) });
  mock.method(Math, 'random', () => 0);
  answers = [];
  asked = [];
  mock.method(globalThis, 'fetch', async (url, options) => {
    asked.push({ url, ...options });
    return (answers.length > 1 ? answers.shift() : answers[0])();
  });
});

afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

/** Advances the clock, and waits for all that this triggers. */
async function pass(seconds) {
  await settled();
  mock.timers.tick(seconds * 1000);
  await settled();
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A started cache, and what its callbacks got. */
function started(request = REQUEST) {
  const told = [];
  const cache = tokenCache(request);
  cache.start(
    (answer) => told.push(answer.token),
    (problem) => told.push(problem.code ?? problem.status),
  );
  return { cache, told };
}

test('asks with the bearer in the header, and only the request in the body', async () => {
  answers = [token(900)];
  const answer = await fetchToken({ ...REQUEST, ttl: 900, params: { room: 'standup' } });
  assert.equal(answer.token, 'jwt-900');
  const [{ url, method, headers, body }] = asked;
  assert.equal(url, '/twilio/token');
  assert.equal(method, 'POST');
  assert.equal(headers.Authorization, 'Bearer login');
  const wanted = { profile: 'softphone', ttl: 900, params: { room: 'standup' } };
  assert.deepEqual(JSON.parse(body), wanted);
});

test('calls a function for the bearer each time', async () => {
  answers = [token(900)];
  let logins = 0;
  const cache = tokenCache({ bearer: async () => `login-${++logins}` });
  await cache.renew();
  await cache.renew();
  const sent = asked.map((one) => one.headers.Authorization);
  assert.deepEqual(sent, ['Bearer login-1', 'Bearer login-2']);
});

test('throws problem details with all their members', async () => {
  const body = { title: 'T', detail: 'D', code: 'TWT-002', min: 60, max: 3600 };
  answers = [() => Response.json(body, { status: 400 })];
  const problem = await fetchToken(REQUEST).catch((e) => e);
  assert.ok(problem instanceof TokenProblem);
  assert.equal(problem.message, 'D');
  const { title, detail, code, min, max, status, passing } = problem;
  assert.deepEqual({ title, detail, code, min, max }, body);
  assert.deepEqual([status, passing], [400, false]);
});

test('throws other error responses, too', async () => {
  answers = [() => new Response('<h1>Bad gateway</h1>', { status: 502 })];
  const problem = await fetchToken(REQUEST).catch((e) => e);
  assert.deepEqual([problem.message, problem.status, problem.passing], ['HTTP 502', 502, true]);
});

for (const [what, answer] of [
  ['no answer', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['half an answer', () => new Response('{"token": "ey', { status: 200 })],
]) {
  test(`throws with status 0 after ${what}`, async () => {
    answers = [answer];
    const problem = await fetchToken(REQUEST).catch((e) => e);
    assert.ok(problem instanceof TokenProblem);
    assert.deepEqual([problem.status, problem.passing], [0, true]);
  });
}

test('returns the kept token until it is due for renewal', async () => {
  answers = [token(900, 'first'), token(900, 'second')];
  const cache = tokenCache(REQUEST);
  assert.equal((await cache.get()).token, 'first');
  await pass(809); // 90 s before its end it is due
  assert.equal((await cache.get()).token, 'first');
  assert.equal(asked.length, 1);
  await pass(1);
  assert.equal((await cache.get()).token, 'second');
});

test('returns the kept token during a fault, until it expires', async () => {
  answers = [token(900), refused(503, 'TWT-032')];
  const cache = tokenCache(REQUEST);
  await cache.get();
  await pass(899);
  assert.equal((await cache.get()).token, 'jwt-900');
  await pass(1);
  await assert.rejects(cache.get(), { code: 'TWT-032' });
});

test('returns no kept token once the login has ended', async () => {
  answers = [token(900), refused(401, 'TWT-053')];
  const cache = tokenCache(REQUEST);
  await cache.get();
  await pass(850);
  await assert.rejects(cache.get(), { code: 'TWT-053' });
});

test('counts the lifetime from when the request was sent', async () => {
  const slow = () => {
    mock.timers.tick(5_000);
    return token(100)();
  };
  answers = [slow, token(100, 'second')];
  const cache = tokenCache(REQUEST);
  await cache.get();
  await pass(70); // 75 s of 100 since the request
  assert.equal((await cache.get()).token, 'second');
});

test('sends one request for concurrent calls', async () => {
  answers = [token(900)];
  const cache = tokenCache(REQUEST);
  const all = await Promise.all([cache.get(), cache.get(), cache.renew()]);
  assert.deepEqual(all.map((one) => one.token), ['jwt-900', 'jwt-900', 'jwt-900']);
  assert.equal(asked.length, 1);
});

test('renews at once for an SDK, though the kept token is valid', async () => {
  answers = [token(900, 'first'), token(900, 'second')];
  const cache = tokenCache(REQUEST);
  await cache.get();
  assert.equal((await cache.renew()).token, 'second');
  assert.equal((await cache.get()).token, 'second');
});

for (const [seconds, least, most] of [[900, 780, 810], [60, 20, 30]]) {
  test(`renews a token of ${seconds} s between ${least} and ${most} s, at random`, async () => {
    for (const [random, due] of [[1, least], [0, most]]) {
      Math.random.mock.mockImplementation(() => random);
      answers = [token(seconds)];
      asked = [];
      const { cache } = started();
      await pass(due - 0.001);
      assert.equal(asked.length, 1);
      await pass(0.001);
      assert.equal(asked.length, 2);
      cache.stop();
    }
  });
}

test('keeps renewing', async () => {
  answers = [token(60, 'a'), token(60, 'b'), token(60, 'c')];
  const { told } = started();
  await pass(45);
  await pass(45);
  assert.deepEqual(told, ['a', 'b', 'c']);
});

test('does not renew again right after an SDK has', async () => {
  answers = [token(60)];
  const { cache } = started();
  await pass(15);
  await cache.renew();
  await pass(29);
  assert.equal(asked.length, 2);
  await pass(1);
  assert.equal(asked.length, 3);
});

for (const status of [429, 500, 503]) {
  test(`retries after ${status} with growing pauses, reset by a success`, async () => {
    const no = refused(status, 'no');
    answers = [no, no, no, token(60, 'yes'), no, token(60)];
    const { told } = started();
    for (const pause of [1, 2, 4]) {
      const before = asked.length;
      await pass(pause - 0.001);
      assert.equal(asked.length, before);
      await pass(0.001);
      assert.equal(asked.length, before + 1);
    }
    assert.deepEqual(told, ['no', 'no', 'no', 'yes']);
    await pass(45);
    await pass(1);
    assert.equal(asked.length, 6);
  });
}

test('spreads retries over twice the pause, two minutes at most', async () => {
  Math.random.mock.mockImplementation(() => 1);
  answers = [refused(503, 'no')];
  started();
  await pass(1.999);
  assert.equal(asked.length, 1);
  for (let i = 0; i < 20; i++) await pass(120);
  assert.equal(asked.length, 21);
  await pass(119.999);
  assert.equal(asked.length, 21);
});

for (const [what, after] of [['seconds', '30'], ['a date', 'Tue, 24 Nov 2026 00:00:30 GMT']]) {
  test(`waits as long as Retry-After says in ${what}`, async () => {
    answers = [refused(429, 'slow', { 'Retry-After': after }), token(60)];
    const { told } = started();
    await pass(29.999);
    assert.deepEqual(told, ['slow']);
    await pass(0.001);
    assert.deepEqual(told, ['slow', 'jwt-60']);
  });
}

test('a huge Retry-After does not become a loop', async () => {
  answers = [refused(429, 'slow', { 'Retry-After': '99999999999' })];
  started();
  await pass(86_399);
  assert.equal(asked.length, 1);
});

test('sends nothing before Retry-After has passed', async () => {
  answers = [refused(429, 'slow', { 'Retry-After': '30' })];
  const cache = tokenCache(REQUEST);
  await assert.rejects(cache.get(), { code: 'slow' });
  await assert.rejects(cache.get(), { code: 'slow' });
  assert.equal(asked.length, 1);
});

for (const status of [400, 401, 403]) {
  test(`stops at ${status}: a retry does not help`, async () => {
    answers = [token(60), refused(status, 'end')];
    const { told } = started();
    await pass(45);
    await pass(100_000);
    assert.deepEqual(told, ['jwt-60', 'end']);
    assert.equal(asked.length, 2);
  });
}

test('asks the bearer again after it failed, for the network may be down', async () => {
  answers = [token(900)];
  let fails = true;
  const bearer = () => (fails ? Promise.reject(new TypeError('Failed to fetch')) : 'login');
  const { told } = started({ bearer });
  await pass(1);
  fails = false;
  await pass(2);
  await pass(100);
  assert.deepEqual(told, [undefined, undefined, 'jwt-900']);
});

test('stops if the bearer is refused for good', async () => {
  const refusal = Object.assign(new Error('logged out'), { status: 401 });
  const { told } = started({ bearer: () => Promise.reject(refusal) });
  await pass(100_000);
  assert.equal(asked.length, 0);
  assert.deepEqual(told, [401]);
});

/** `AbortSignal.timeout` by the simulated clock. */
function simulateTimeouts() {
  mock.method(AbortSignal, 'timeout', (ms) => {
    const timeout = new AbortController();
    setTimeout(() => timeout.abort(new DOMException('late', 'TimeoutError')), ms);
    return timeout.signal;
  });
}
const never = () => new Promise(() => {});

test('waits 15 s for the bearer, as for an answer', async () => {
  simulateTimeouts();
  let problem;
  fetchToken({ bearer: never }).catch((error) => (problem = error));
  await pass(14.999);
  assert.equal(problem, undefined);
  await pass(0.001);
  assert.ok(problem instanceof TokenProblem);
  assert.deepEqual([problem.status, problem.passing], [0, true]);
  assert.equal(problem.message, 'No bearer within 15 s');
});

test('gives bearer and answer 15 s together', async () => {
  simulateTimeouts();
  answers = [() => new Promise((_, reject) => asked[0].signal.addEventListener('abort', reject))];
  let problem;
  const bearer = () => new Promise((resolve) => setTimeout(resolve, 10_000, 'login'));
  fetchToken({ bearer }).catch((error) => (problem = error));
  await pass(10);
  await pass(4.999);
  assert.equal(asked.length, 1);
  assert.equal(problem, undefined);
  await pass(0.001);
  assert.deepEqual([problem.status, problem.passing], [0, true]);
});

test('asks again for a bearer that never came', async () => {
  simulateTimeouts();
  answers = [token(900)];
  const bearers = [never, () => 'login'];
  const { told } = started({ bearer: () => bearers.shift()() });
  await pass(15);
  assert.deepEqual(told, [0]);
  await pass(1);
  assert.deepEqual(told, [0, 'jwt-900']);
});

for (const [when, abort, bearer] of [
  ['before the bearer is asked', (page) => page.abort(new Error('logged out'))],
  ['while the bearer is asked', () => {}, (page) => page.abort(new Error('logged out'))],
  ['while it waits for the bearer', (page) => setTimeout(() => page.abort(new Error('logged out')))],
]) {
  test(`rejects with the reason of an abort ${when}`, async () => {
    const page = new AbortController();
    let reason;
    abort(page);
    const request = { bearer: () => (bearer?.(page), never()), signal: page.signal };
    fetchToken(request).catch((error) => (reason = error));
    await pass(0.001);
    assert.equal(reason?.message, 'logged out');
    assert.equal(asked.length, 0);
  });
}

test('is stopped while it waits for the bearer', async () => {
  let reason;
  const cache = tokenCache({ bearer: never });
  cache.get().catch((error) => (reason = error));
  await settled();
  cache.stop();
  await settled();
  assert.equal(reason?.name, 'AbortError');
});

test('does nothing once stopped, even if an answer is under way', async () => {
  answers = [token(60)];
  const { cache, told } = started();
  cache.stop();
  await pass(100_000);
  assert.deepEqual(told, []);
  assert.equal(asked.length, 1);
});

test('aborts the request under way once stopped', async () => {
  answers = [() => new Promise(() => {})];
  const { cache } = started();
  await settled();
  cache.stop();
  assert.ok(asked[0].signal.aborted);
});

test('asks anew after it was stopped during a request', async () => {
  let answer;
  answers = [() => new Promise((resolve) => (answer = resolve)), token(900, 'new')];
  const cache = tokenCache(REQUEST);
  const first = cache.get();
  await settled();
  cache.stop();
  assert.equal((await cache.get()).token, 'new');
  answer(token(900, 'old')());
  assert.equal((await first).token, 'new');
  assert.equal((await cache.get()).token, 'new');
});

test('rejects what waits when it is stopped', async () => {
  answers = [() => new Promise((_, reject) => asked[0].signal.addEventListener('abort', reject))];
  const cache = tokenCache(REQUEST);
  const waits = cache.get();
  await settled();
  cache.stop();
  await assert.rejects(waits, { name: 'AbortError' });
});

test('keeps the token when it is stopped, and forgets it when told to', async () => {
  answers = [token(900, 'first'), token(900, 'second')];
  const { cache } = started();
  await settled();
  cache.stop();
  assert.equal((await cache.get()).token, 'first');
  cache.forget();
  assert.equal((await cache.get()).token, 'second');
});

test('ends with the signal of the request', async () => {
  answers = [token(60)];
  const page = new AbortController();
  const { cache, told } = started({ ...REQUEST, signal: page.signal });
  await settled();
  page.abort(new Error('logged out'));
  await pass(100_000);
  assert.deepEqual(told, ['jwt-60']);
  assert.equal(asked.length, 1);
  await assert.rejects(cache.get(), { message: 'logged out' });
});

for (const answer of [{ token: 'jwt' }, { token: 'jwt', expires_in: 'soon' }, { expires_in: 9 }, null]) {
  test(`says what is missing in ${JSON.stringify(answer)}`, async () => {
    answers = [() => Response.json(answer)];
    await assert.rejects(tokenCache(REQUEST).get(), {
      name: 'TokenProblem',
      message: 'The answer of /twilio/token has no token, or no expires_in',
    });
  });
}

test('an SDK that asks again does not break Retry-After', async () => {
  answers = [token(900), refused(429, 'slow', { 'Retry-After': '30' }), token(900, 'next')];
  const { cache } = started();
  await settled();
  await assert.rejects(cache.renew(), { code: 'slow' });
  await pass(29);
  await assert.rejects(cache.renew(), { code: 'slow' });
  assert.equal(asked.length, 2);
  await pass(1);
  assert.equal((await cache.get()).token, 'next');
});

test('an SDK that asks during a fault without Retry-After is served at once', async () => {
  answers = [refused(503, 'no'), token(900)];
  const cache = tokenCache(REQUEST);
  await assert.rejects(cache.get(), { code: 'no' });
  assert.equal((await cache.renew()).token, 'jwt-900');
});

/** The events of a page, which node has not. */
function pageEvents(t) {
  const page = new EventTarget();
  for (const name of ['addEventListener', 'removeEventListener']) {
    globalThis[name] = page[name].bind(page);
    t.after(() => delete globalThis[name]);
  }
  return { fire: (type) => page.dispatchEvent(new Event(type)) };
}
/** Moves the clock without the timers, as sleep does. */
function sleep(seconds) {
  const before = Date.now;
  mock.method(Date, 'now', () => before() + seconds * 1000);
}

test('renews within ten seconds after sleep', async () => {
  answers = [token(900)];
  started();
  await settled();
  sleep(1_200);
  await pass(10);
  assert.equal(asked.length, 2);
});

for (const type of ['visibilitychange', 'online', 'pageshow']) {
  test(`renews at once after sleep, at ${type}`, async (t) => {
    const page = pageEvents(t);
    answers = [token(900)];
    const { cache } = started();
    await settled();
    page.fire(type);
    await settled();
    assert.equal(asked.length, 1);
    sleep(1_200);
    page.fire(type);
    await settled();
    assert.equal(asked.length, 2);
    cache.stop();
    sleep(9_000);
    page.fire(type);
    await settled();
    assert.equal(asked.length, 2);
  });
}

test('asks at once when the network is back', async (t) => {
  const page = pageEvents(t);
  answers = [() => Promise.reject(new TypeError('Failed to fetch')), token(900)];
  const { told } = started();
  await settled();
  page.fire('visibilitychange');
  await settled();
  assert.equal(asked.length, 1);
  page.fire('online');
  await settled();
  assert.deepEqual(told, [0, 'jwt-900']);
});

test('does not ask again after a refusal, whatever the page does', async (t) => {
  const page = pageEvents(t);
  answers = [refused(401, 'TWT-053')];
  started();
  await settled();
  for (const type of ['visibilitychange', 'online', 'pageshow']) page.fire(type);
  await pass(1000);
  assert.equal(asked.length, 1);
});

test('returns no expired token after the clock was set back', async () => {
  answers = [token(900), token(900, 'next')];
  const cache = tokenCache(REQUEST);
  await cache.get();
  const ticks = performance.now.bind(performance);
  mock.method(performance, 'now', () => ticks() + 901_000);
  sleep(-600);
  assert.equal((await cache.get()).token, 'next');
});

test('renews early after the clock was set forward', async () => {
  answers = [token(900), token(900, 'next')];
  const { told } = started();
  await settled();
  sleep(850);
  await pass(10);
  assert.deepEqual(told, ['jwt-900', 'next']);
});

test('two tabs keep a token each', async () => {
  answers = [token(60, 'a'), token(60, 'b'), token(60, 'c')];
  const one = started();
  const two = started();
  await settled();
  one.cache.stop();
  await pass(45);
  assert.deepEqual([one.told, two.told], [['a'], ['b', 'c']]);
});

/** Lets timers fire only at full minutes, as browsers do in a hidden tab. */
function hideTabs() {
  const visible = globalThis.setTimeout;
  globalThis.setTimeout = (run, ms) => {
    const early = Date.now() + ms;
    return visible(run, Math.ceil(early / 60_000) * 60_000 - Date.now());
  };
  return () => (globalThis.setTimeout = visible);
}

for (const [first, second] of [[0, 0], [29, 25], [59, 2]]) {
  for (const [life, tokens] of [[900, 4], [180, 23]]) {
    const opened = `opened ${first} s and ${second} s later`;
    test(`two hidden tabs renew a token of ${life} s in time, ${opened}`, async () => {
      let made = 0;
      answers = [() => token(life, `jwt-${++made}`)()];
      const open = () => {
        const tab = [];
        tokenCache(REQUEST).start((answer) => tab.push([answer.token, Date.now()]));
        return tab;
      };
      const show = hideTabs();

      await pass(first);
      const one = open();
      await pass(second);
      const two = open();
      for (let minute = 0; minute < 45; minute++) await pass(60);
      show();

      for (const tab of [one, two]) {
        assert.equal(tab.length, tokens);
        const gaps = tab.slice(1).map(([, at], i) => (at - tab[i][1]) / 1000);
        assert.ok(Math.max(...gaps) < life, `renewed after ${gaps} s`);
      }
      assert.equal(new Set([...one, ...two].map(([jwt]) => jwt)).size, 2 * tokens);
    });
  }
}

test('an error in a callback is reported, and the token is kept', async () => {
  answers = [token(60)];
  const seen = [];
  mock.method(globalThis, 'queueMicrotask', (run) => {
    try {
      run();
    } catch (error) {
      seen.push(error.message); // where a browser would report it
    }
  });
  const cache = tokenCache(REQUEST);
  cache.start(() => {
    throw new Error('no SDK');
  });
  await settled();
  assert.deepEqual(seen, ['no SDK']);
  assert.equal((await cache.get()).token, 'jwt-60');
});

test('works with an SDK as the README shows', async () => {
  answers = [token(900, 'first'), token(900, 'second')];
  const updates = [];
  class Client {
    constructor(first) {
      updates.push(first);
    }
    on(event, listener) {
      this[event] = listener;
    }
    updateToken(next) {
      updates.push(next);
    }
  }
  const login = { token: async () => 'login' };

  const tokens = tokenCache({ bearer: () => login.token(), profile: 'chat' });
  const client = new Client((await tokens.get()).token);
  client.on('tokenAboutToExpire', async () => client.updateToken((await tokens.renew()).token));

  await client.tokenAboutToExpire();
  assert.deepEqual(updates, ['first', 'second']);
});

test('is a provider of tokens, as other SDKs want it', async () => {
  answers = [token(900, 'first')];
  const tokens = tokenCache(REQUEST);

  const provider = async () => (await tokens.get()).token;
  const source = async () => ({ serverUrl: 'wss://example.com', participantToken: await provider() });

  assert.equal(await provider(), 'first');
  assert.equal((await source()).participantToken, 'first');
  assert.equal(asked.length, 1);
});
