import {
  TOKEN,
  expect,
  getToken,
  holdBack,
  requestsSeen,
  signIn,
  test,
  tokenRequests,
} from './fixtures.js';

/** Refusals that pass, as the server sends them, and what the page says to do. */
const PASSING = [
  {
    title: 'Rate exceeded',
    status: 429,
    detail: '30 tokens in PT1M are allowed; the next one is possible in 50 s. Wait as long as'
      + ' Retry-After says, and use a token until shortly before it ends.',
    code: 'TWT-072',
    repair: [],
  },
  {
    title: 'Policy check failed',
    status: 503,
    detail: 'The server cannot answer this now. Its log says why.',
    code: 'TWT-073',
    repair: ['Wait; if it does not pass, ask the operator, who finds the cause in the log.'],
  },
];

for (const { repair, ...json } of PASSING) {
  const { status, title, code } = json;
  test(`asks again where ${status} says when`, async ({ page }) => {
    await signIn(page, 'alice');
    const requests = tokenRequests(page);
    await page.route(
      TOKEN,
      (route) => route.fulfill({ status, headers: { 'Retry-After': '50' }, json }),
      { times: 1 },
    );
    await getToken(page, 'default');
    await expect(page.getByRole('alert')).toContainText(title);
    await expect(page.getByRole('alert').locator('.tag')).toHaveText(
      [code, `${status}`, 'wait 50 seconds'],
    );
    await expect(page.getByRole('alert').locator('.repair')).toHaveText(repair);
    await page.clock.fastForward(49_000);
    expect(requests).toHaveLength(1);
    await page.clock.fastForward(2_000);
    await expect(page.locator('#token')).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}

test('says that the server does not answer', async ({ page, browserErrors }) => {
  await signIn(page, 'alice');
  await page.route(TOKEN, (route) => route.abort());
  await getToken(page, 'default');
  await expect(page.getByRole('alert')).toContainText('no answer');
  await expect(page.getByRole('alert')).toContainText('Look whether the server runs.');
  expect(browserErrors.splice(0)).toEqual(['Failed to load resource: net::ERR_FAILED']);
});

/** Refusals of what the form can send, then of requests that the form never makes. */
const REFUSALS = [
  ['TWT-002', 'Lifetime out of bounds', { ttl: '900000' }],
  ['TWT-050', 'Request malformed', { ttl: 'ten' }],
  ['TWT-004', 'Login ends too soon', { caller: 'carol', profile: 'chat' }],
  ['TWT-006', 'Identity not possible', { caller: 'dora', profile: 'softphone' }],
  ['TWT-054', 'Role missing', { caller: 'bob', profile: 'softphone' }],
  ['TWT-061', 'Claim missing', { caller: 'bob', profile: 'team' }],
  ['TWT-067', 'Parameter missing', { profile: 'team', room: '' }],
  ['TWT-068', 'Parameter refused', { profile: 'team', room: 'Not so' }],
  ['TWT-051', 'Profile not served', { body: '{"profile": "nobody"}' }],
  ['TWT-055', 'Foreign identity', { body: '{"identity": "bob"}' }],
  ['TWT-062', 'Parameter unknown', { body: '{"params": {"floor": "3"}}' }],
  ['TWT-058', 'Body too large', { body: ' '.repeat(8193) }],
  ['TWT-059', 'Media type not supported', { headers: { 'content-type': 'text/xml' } }],
  ['TWT-057', 'Not acceptable', { headers: { accept: 'image/png' } }],
  ['TWT-056', 'Method not allowed', { method: 'PUT' }],
  ['TWT-053', 'Bearer refused', { headers: { authorization: 'Bearer rubbish' } }],
];

/** The field that shows the refusal of what is in it, by code. */
const FIELDS = {
  'TWT-002': 'Lifetime in seconds',
  'TWT-050': 'Lifetime in seconds',
  'TWT-067': 'Room',
  'TWT-068': 'Room',
};

for (const [code, title, given] of REFUSALS) {
  test(`shows ${code}, ${title}, in the server’s words only`, async ({ page }) => {
    const { caller = 'alice', profile = 'default', ttl, room, body, headers, method } = given;
    await signIn(page, caller);
    await page.getByRole('radio', { name: profile }).check();
    if (ttl) await page.getByLabel('Lifetime in seconds').fill(ttl);
    if (room !== undefined) await page.getByLabel('Room', { exact: true }).fill(room);
    await page.route(TOKEN, (route) =>
      route.continue({
        method,
        postData: body,
        headers: { ...route.request().headers(), ...headers },
      }),
    );
    const answered = page.waitForResponse(TOKEN);
    await getToken(page, profile);
    const { detail } = await (await answered).json();
    const card = page.locator('.problem');
    await expect(card.locator('.codes')).toContainText(code);
    await expect(card.getByRole('heading')).toHaveText(title);
    await expect(card.locator('p:not(.codes)')).toHaveText([detail]);
    await expect(page.locator('#token')).toBeHidden();
    if (!FIELDS[code]) {
      await expect(card).toHaveRole('alert');
      await expect(page.locator('[aria-invalid]')).toHaveCount(0);
      return;
    }
    const field = page.getByRole('textbox', { name: FIELDS[code], exact: true });
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(new RegExp(`${code}.*${title}`));
    await expect(card).not.toHaveRole('alert'); // the field's description is read already
    await expect(card).toBeInViewport({ ratio: 1 });
  });
}

test.describe('the refusal of a field', () => {
  const ttl = (page) => page.getByLabel('Lifetime in seconds');
  const problems = (page) => page.locator('.problem, [aria-invalid]');

  test.beforeEach(async ({ page }) => {
    await signIn(page, 'alice');
    await ttl(page).fill('900000');
    await getToken(page, 'default');
    await expect(problems(page)).toHaveCount(2);
  });

  test('goes when the field is changed', async ({ page }) => {
    await page.keyboard.press('Backspace');
    await expect(problems(page)).toHaveCount(0);
    await expect(ttl(page)).toHaveAccessibleDescription('Leave empty for the profile\'s default');
  });

  test('goes with another profile', async ({ page }) => {
    await page.getByRole('radio', { name: 'brief' }).check();
    await expect(problems(page)).toHaveCount(0);
  });

  test('goes when the same request succeeds', async ({ page }) => {
    await page.route(TOKEN, async (route) =>
      route.fulfill({ response: await route.fetch({ postData: '{}' }) }),
    );
    await ttl(page).press('Enter');
    await expect(page.locator('#token')).toBeVisible();
    await expect(problems(page)).toHaveCount(0);
  });

  test('is an alert where the field has the focus already', async ({ page }) => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('TWT-002');
    await expect(ttl(page)).toBeFocused();
  });

  test('does not come again with a tick for Renew', async ({ page }) => {
    const requests = tokenRequests(page);
    await page.getByLabel('Renew it').uncheck();
    await page.getByLabel('Renew it').check();
    await requestsSeen(page);
    expect(requests).toEqual([]);
  });

  test('goes with the caller', async ({ page }) => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(page, 'bob');
    await expect(problems(page)).toHaveCount(0);
  });
});

test('marks no field that was corrected meanwhile', async ({ page }) => {
  await signIn(page, 'alice');
  const release = await holdBack(page);
  await page.getByLabel('Lifetime in seconds').fill('900000');
  await getToken(page, 'default');
  await page.getByLabel('Lifetime in seconds').fill('900');
  await page.getByRole('checkbox').focus();

  release();

  await expect(page.getByRole('alert')).toContainText('TWT-002');
  await expect(page.locator('[aria-invalid]')).toHaveCount(0);
  await expect(page.getByRole('checkbox')).toBeFocused();
});

test('leaves the focus where it is when a renewal is refused', async ({ page }) => {
  await signIn(page, 'alice');
  await getToken(page, 'brief');
  await expect(page.locator('#token')).toBeVisible();
  const json = { title: 'Lifetime out of bounds', detail: 'No.', code: 'TWT-002', status: 400 };
  await page.route(TOKEN, (route) => route.fulfill({ status: 400, json }));
  await page.getByRole('radio', { name: 'team' }).check();

  await page.clock.fastForward(23_000);

  await expect(page.getByRole('alert')).toContainText('TWT-002');
  await expect(page.getByRole('radio', { name: 'team' })).toBeFocused();
});

test('says what to do only where the server does not', async ({ page }) => {
  await signIn(page, 'alice');
  const card = page.getByRole('alert');
  for (const [status, repair] of [
    [401, 'Sign in again.'],
    [403, 'Sign in as somebody who may.'],
    [418, 'Correct the request.'],
  ]) {
    await page.route(TOKEN, (route) => route.fulfill({ status, body: '<h1>No</h1>' }), { times: 1 });
    await getToken(page, 'default');
    await expect(card).toContainText(`HTTP ${status}`);
    await expect(card.locator('.repair')).toHaveText(repair);
    await expect(page.getByText('What came back')).toBeHidden();
  }
});
