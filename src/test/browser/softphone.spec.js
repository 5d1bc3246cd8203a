import { TOKEN, expect, expectAccessible, getToken, signIn, test } from './fixtures.js';

const softphone = () => process.env.CONSOLE.replace('/#', '/softphone/#');

test.beforeEach(({ twilio }) => {
  twilio.received.length = 0;
  twilio.nextTtl = null;
  twilio.secret = process.env.TWILIO_API_SECRET;
});

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
