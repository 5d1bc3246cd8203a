import { TOKEN, expect, getToken, signIn, test, tokenRequests } from './fixtures.js';

for (const status of [429, 503]) {
  test(`asks again where ${status} says when`, async ({ page }) => {
    await signIn(page, 'alice');
    const requests = tokenRequests(page);
    await page.route(
      TOKEN,
      (route) => {
        const json = { title: 'Too many', detail: 'Later.', code: 'TWT-000', status };
        return route.fulfill({ status, headers: { 'Retry-After': '50' }, json });
      },
      { times: 1 },
    );
    await getToken(page, 'default');
    await expect(page.getByRole('alert')).toContainText('Too many');
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

for (const [code, title, given] of REFUSALS) {
  test(`shows ${code}, ${title}, and what to do`, async ({ page }) => {
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
    await getToken(page, profile);
    const card = page.getByRole('alert');
    await expect(card).toContainText(code);
    await expect(card.getByRole('heading')).toHaveText(title);
    await expect(card.locator('.repair')).toHaveText(/\.$/);
    await expect(page.locator('#token')).toBeHidden();
  });
}
