import {
  TOKEN,
  expect,
  expectAccessible,
  getToken,
  signIn,
  softphone,
  test,
  tokenRequests,
} from './fixtures.js';

test.beforeEach(({ twilio }) => twilio.reset());

test('goes online with Twilio’s own SDK and a token of ours', async ({ page, twilio }) => {
  await signIn(page, 'alice');
  await getToken(page, 'softphone');
  await page.getByRole('link', { name: 'Open the softphone' }).click();
  await page.getByRole('button', { name: 'Go online' }).click();
  await expect(page.getByRole('status')).toHaveText('alice is online');
  const [listen, register] = twilio.received;
  expect(listen.claims.grants.identity).toBe('alice');
  expect(register).toEqual({ type: 'register', media: { audio: true } });
  await expectAccessible(page);
});

test('stays online with a new token when the SDK asks for one', async ({ page, twilio }) => {
  twilio.nextTtl = 11; // the SDK warns ten seconds ahead
  await page.goto(softphone());
  await page.getByRole('button', { name: 'Go online' }).click();
  await expect(page.getByRole('status')).toHaveText('alice is online');
  const listens = () => twilio.received.filter(({ type }) => type === 'listen');
  await expect.poll(() => listens().length).toBe(2);
  expect(listens()[1].claims.jti).not.toBe(listens()[0].claims.jti);
  await expect(page.getByRole('status')).toHaveText('alice is online');
  await expect(page.getByRole('alert')).toBeEmpty();
});

test('enters Twilio through the edge that the endpoint names', async ({ page, twilio }) => {
  await page.route(TOKEN, async (route) => {
    const response = await route.fetch();
    const json = { ...(await response.json()), region: 'ie1', edge: 'dublin' };
    await route.fulfill({ response, json });
  });
  await page.goto(softphone());
  await page.getByRole('button', { name: 'Go online' }).click();
  await expect(page.getByRole('status')).toHaveText('alice is online');
  expect(twilio.received[0].host).toBe('voice-js.dublin.twilio.com');
});

test('shows why Twilio refuses its token', async ({ page, twilio, browserErrors }) => {
  twilio.secret = 'another secret of thirty-two bytes';
  await page.goto(softphone());
  await page.getByRole('button', { name: 'Go online' }).click();
  await expect(page.getByRole('alert')).toContainText('31202');
  expect(twilio.received).toEqual([]);
  expect(browserErrors.splice(0)).toEqual([expect.stringContaining('[TwilioVoice]')]); // the SDK's own
});

test('shows why it gets no token', async ({ page }) => {
  await page.goto(softphone());
  await page.getByLabel('Your name').fill('bob');
  await page.getByRole('button', { name: 'Go online' }).click();
  await expect(page.getByRole('alert')).toContainText('(TWT-054)');
});

test('can go online again while the endpoint fails', async ({ page }) => {
  const json = {
    title: 'Policy check failed',
    status: 503,
    detail: 'The server cannot answer this now. Its log says why.',
    code: 'TWT-073',
  };
  const headers = { 'Retry-After': '50' };
  await page.route(TOKEN, (route) => route.fulfill({ status: 503, headers, json }), { times: 1 });
  await page.goto(softphone());
  const goOnline = page.getByRole('button', { name: 'Go online' });
  await goOnline.click();
  await expect(page.getByRole('alert')).toContainText('(TWT-073)');
  await expect(page.getByRole('status')).toHaveText('connecting');

  await goOnline.click();

  await expect(page.getByRole('status')).toHaveText('alice is online');
  await expect(page.getByRole('alert')).toBeEmpty();
});

test('says that the SDK is missing', async ({ page, browserErrors }) => {
  await page.route('**/twilio.min.js', (route) => route.abort());
  await page.goto(softphone());
  await page.getByRole('button', { name: 'Go online' }).click();
  await expect(page.getByRole('alert')).toContainText('install it with npm ci');
  expect(browserErrors.splice(0)).toEqual(['Failed to load resource: net::ERR_FAILED']);
});

test('takes no click before its script is there', async ({ page }) => {
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  await page.route('**/softphone.js', (route) => released.then(() => route.continue()));
  await page.goto(softphone(), { waitUntil: 'commit' });
  const goOnline = page.getByRole('button', { name: 'Go online' });
  await expect(goOnline).toBeDisabled();

  release();
  await goOnline.click();

  await expect(page.getByRole('status')).toHaveText('alice is online');
});

test('makes a call', async ({ page, twilio }) => {
  await page.goto(softphone());
  await page.getByRole('button', { name: 'Go online' }).click();
  await page.getByLabel('Number or name').fill('bob');
  await page.getByRole('button', { name: 'Call' }).click();
  await expect.poll(() => twilio.received.at(-1)).toEqual({ type: 'invite', params: 'To=bob' });
  await expect(page.getByRole('button', { name: 'Hang up' })).toBeHidden();
});

test('takes one click while it goes online', async ({ page }) => {
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  await page.route(TOKEN, (route) => released.then(() => route.continue()));
  await page.goto(softphone());
  const goOnline = page.getByRole('button', { name: 'Go online' });
  await goOnline.click();
  await expect(goOnline).toBeDisabled();
  await expect(page.getByRole('status')).toHaveText('connecting');

  release();

  await expect(page.getByRole('status')).toHaveText('alice is online');
});

test.describe('after twenty minutes at once', () => {
  // the SDK misses its heartbeats, and connects anew, perhaps while the page ends the line
  test.use({
    possibleErrors: {
      patterns: [
        /^WebSocket .* failed: WebSocket is closed before the connection is established\.$/,
        /^\[TwilioVoice\]\[Device\] Received error: {2}TransportError: TransportError \(31009\)/,
      ],
    },
  });

  test('lets another name take the line over', async ({ page, twilio, browserErrors }) => {
    twilio.nextError = 31202;
    await page.goto(softphone());
    const goOnline = page.getByRole('button', { name: 'Go online' });
    await goOnline.click();
    await expect(page.getByRole('alert')).toContainText('31202');
    browserErrors.length = 0; // the SDK's own

    await page.getByLabel('Your name').fill('grace');
    await goOnline.click();

    await expect(page.getByRole('status')).toHaveText('grace is online');
    const asked = tokenRequests(page);
    await page.clock.fastForward('20:00');
    await expect.poll(() => asked.length).toBe(1);
    const holders = twilio.received.filter(({ type }) => type === 'listen').map(({ claims }) => claims.grants.identity);
    expect(new Set(holders)).toEqual(new Set(['grace']));
  });

  test('goes offline and back to its form when the login has ended', async ({ page }) => {
    await page.goto(softphone());
    await page.getByRole('button', { name: 'Go online' }).click();
    await expect(page.getByRole('status')).toHaveText('alice is online');

    await page.route(TOKEN, (route) =>
      route.fulfill({ status: 401, json: { status: 401, detail: 'The login has ended.', code: 'TWT-053' } }));
    await page.clock.fastForward('20:00');

    await expect(page.getByRole('alert')).toHaveText('The login has ended. (TWT-053)');
    await expect(page.getByRole('status')).toHaveText('offline');
    await expect(page.getByLabel('Your name')).toBeFocused();
    await expect(page.getByRole('button', { name: 'Call' })).toBeHidden();

    await page.unroute(TOKEN);
    await page.getByRole('button', { name: 'Go online' }).click();
    await expect(page.getByRole('status')).toHaveText('alice is online');
    await expect(page.getByRole('alert')).toBeEmpty();
  });
});

test('renews a token that Twilio calls expired, once', async ({ page, twilio, browserErrors }) => {
  twilio.nextError = 31205;
  await page.goto(softphone());
  const asked = tokenRequests(page);
  await page.getByRole('button', { name: 'Go online' }).click();
  await expect(page.getByRole('status')).toHaveText('alice is online');
  expect(asked.length).toBe(2);
  browserErrors.length = 0; // the SDK's own
});
