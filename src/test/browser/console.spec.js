import { expect, expectAccessible, get, signIn, test } from './fixtures.js';

const TOKEN = '**/twilio/token';

/** The requests for tokens that the page makes from now on. */
function requests(page) {
  const made = [];
  page.on('request', (request) => request.url().endsWith('/twilio/token') && made.push(request));
  return made;
}

test('shows a token: for whom, what it opens, how long', async ({ page }) => {
  await signIn(page, 'alice');
  await get(page, 'softphone');
  await expect(page.getByRole('heading', { name: 'A token for alice' })).toBeVisible();
  await expect(page.locator('#limit')).toHaveText('15 minutes, as the profile softphone has it.');
  await expect(page.locator('#left')).toHaveText(/^(15:00|14:5\d)$/);
  await page.clock.fastForward('10:00');
  await expect(page.locator('#left')).toHaveText(/^(5:00|4:5\d)$/);
});

test('explains every part of a token in a sentence', async ({ page }) => {
  await signIn(page, 'alice');
  for (const profile of ['default', 'softphone', 'team', 'chat', 'brief']) {
    await get(page, profile);
    const rows = page.locator('#decoded .rows > div');
    await expect(rows).not.toHaveCount(0);
    for (const says of await rows.locator('small').allTextContents()) {
      expect(says).toMatch(/^[A-Z].*\.$/);
      expect(says).not.toMatch(/does not know|its own kind/);
    }
    await expect(page.locator('#decoded h3')).toHaveText(['Grants', 'Claims', 'Header']);
  }
});

test('fills a parameter into the room', async ({ page }) => {
  await signIn(page, 'alice');
  await page.getByRole('radio', { name: 'team' }).check();
  await page.getByLabel('Room', { exact: true }).fill('retro');
  await get(page, 'team');
  await expect(page.locator('#decoded')).toContainText('team-red.retro');
});

test('says what is sent', async ({ page }) => {
  await signIn(page, 'alice');
  await page.getByLabel('Seconds to live').fill('300');
  await page.getByText('What is sent').click();
  await expect(page.locator('#asked')).toContainText('{"profile":"default","ttl":300}');
});

test('says that the caller’s login has cut the lifetime', async ({ page }) => {
  await signIn(page, 'carol');
  await page.getByLabel('Seconds to live').fill('900');
  await get(page, 'default');
  await expect(page.locator('#limit')).toHaveText(
    /^15 minutes asked, (2 minutes|11\d seconds) given, because the caller’s login ends then \(/,
  );
});

test('renews a token ahead of its end, again and again', async ({ page }) => {
  const made = requests(page);
  await signIn(page, 'alice');
  await get(page, 'brief');
  await expect(page.locator('#token')).toBeVisible();
  const first = await page.locator('#jwt').textContent();
  await page.clock.fastForward(23_000);
  await expect(page.locator('#renewal')).toContainText('Renewed once');
  expect(await page.locator('#jwt').textContent()).not.toBe(first);
  const said = 'Token renewed for alice, ends in 30 seconds.';
  await expect(page.locator('#announce')).toHaveText(said);
  await page.clock.fastForward(23_000);
  await expect(page.locator('#renewal')).toContainText('Renewed 2 times');
  expect(made).toHaveLength(3);
});

test('lets a token end that is not to be renewed', async ({ page }) => {
  const made = requests(page);
  await signIn(page, 'alice');
  await page.getByLabel('Renew it').uncheck();
  await get(page, 'brief');
  await expect(page.locator('#token')).toBeVisible();
  await page.clock.fastForward(31_000);
  await expect(page.locator('#left-label')).toHaveText('ended');
  await expect(page.locator('#announce')).toHaveText('The token has ended.');
  expect(made).toHaveLength(1);
});

test('stops where the login ends, and signs in again', async ({ page }) => {
  await signIn(page, 'alice');
  await get(page, 'brief');
  await expect(page.locator('#token')).toBeVisible();
  await page.route(TOKEN, (route) =>
    route.continue({ headers: { ...route.request().headers(), authorization: 'Bearer over' } }),
  );
  const made = requests(page);
  await page.clock.fastForward(23_000);
  await expect(page.getByRole('alert')).toContainText('Bearer refused');
  await page.clock.fastForward(600_000);
  expect(made).toHaveLength(1);
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await expect(page.getByRole('heading', { name: 'Who is calling?' })).toBeFocused();
  await expect(page.locator('#token')).toBeHidden();
});

for (const status of [429, 503]) {
  test(`asks again where ${status} says when`, async ({ page }) => {
    await signIn(page, 'alice');
    const made = requests(page);
    await page.route(
      TOKEN,
      (route) => {
        const json = { title: 'Too many', detail: 'Later.', code: 'TWT-000', status };
        return route.fulfill({ status, headers: { 'Retry-After': '50' }, json });
      },
      { times: 1 },
    );
    await get(page, 'default');
    await expect(page.getByRole('alert')).toContainText('Too many');
    await page.clock.fastForward(49_000);
    expect(made).toHaveLength(1);
    await page.clock.fastForward(2_000);
    await expect(page.locator('#token')).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}

test('says that the server does not answer', async ({ page, complaints }) => {
  await signIn(page, 'alice');
  await page.route(TOKEN, (route) => route.abort());
  await get(page, 'default');
  await expect(page.getByRole('alert')).toContainText('no answer');
  await expect(page.getByRole('alert')).toContainText('Look whether the server runs.');
  expect(complaints.splice(0)).toEqual(['Failed to load resource: net::ERR_FAILED']);
});

/** Refusals that the form itself can meet, and those of requests that no form of ours makes. */
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
    if (ttl) await page.getByLabel('Seconds to live').fill(ttl);
    if (room !== undefined) await page.getByLabel('Room', { exact: true }).fill(room);
    await page.route(TOKEN, (route) =>
      route.continue({
        method,
        postData: body,
        headers: { ...route.request().headers(), ...headers },
      }),
    );
    await get(page, profile);
    const card = page.getByRole('alert');
    await expect(card).toContainText(code);
    await expect(card.getByRole('heading')).toHaveText(title);
    await expect(card.locator('.repair')).toHaveText(/\.$/);
    await expect(page.locator('#token')).toBeHidden();
  });
}

test('says that Twilio would take a good token', async ({ page }) => {
  await signIn(page, 'grace');
  await get(page, 'softphone');
  await page.getByRole('button', { name: 'Inspect this token' }).click();
  await expect(page.getByRole('heading', { name: 'Twilio would take this token' })).toBeFocused();
  const key = process.env.TWILIO_API_KEY;
  await expect(page.locator('#verdict-lead')).toHaveText(
    `Signed by ${key}, a key of this server. Ends in 15 minutes.`,
  );
  await expect(page.locator('#findings li')).toHaveCount(0);
  await expect(page.locator('#inspected h3')).toHaveText(['Grants', 'Claims', 'Header']);
});

test('says in Twilio’s words why a changed token is refused', async ({ page }) => {
  await signIn(page, 'grace');
  await get(page, 'softphone');
  await page.getByRole('button', { name: 'Inspect this token' }).click();
  const pasted = page.getByLabel('Any token');
  await pasted.fill(`${await pasted.inputValue()}x`);
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Twilio would refuse this token' })).toBeFocused();
  const finding = page.locator('#findings li');
  await expect(finding.locator('.tag')).toHaveText(['20107', 'Voice 31202', 'Sync 51117']);
  await expect(finding).toContainText('Invalid Access Token signature');
  await expect(finding.locator('.repair')).toHaveText(/^Sign with that key/);
});

test('says what a token lacks for a product', async ({ page }) => {
  await signIn(page, 'grace');
  await get(page, 'softphone');
  await page.getByRole('button', { name: 'Inspect this token' }).click();
  await page.getByLabel('What is it for?').selectOption('Video');
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  await expect(page.locator('#findings')).toContainText('needs the grant video');
});

test('shows a stranger’s token as text, and says what it must be', async ({ page }) => {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const markup = '<img src="x" onerror="alert(1)"><h1>Hello</h1>';
  await signIn(page, 'grace');
  await page.getByRole('tab', { name: 'Inspect' }).click();
  const token = `${part({ alg: 'none' })}.${part({ [markup]: markup, grants: null })}.`;
  await page.getByLabel('Any token').fill(token);
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  await expect(page.locator('#inspected code', { hasText: markup })).toBeVisible();
  await expect(page.locator('#inspected img')).toHaveCount(0);
  await expect(page.locator('#inspected')).toContainText('It must be HS256');
  await expect(page.locator('#inspected')).toContainText('It must be an object.');
  await expect(page.locator('#inspected')).toContainText('Twilio does not know it.');
});

test('refuses to inspect for a caller without the role', async ({ page }) => {
  await signIn(page, 'alice');
  await get(page, 'default');
  await page.getByRole('button', { name: 'Inspect this token' }).click();
  await expect(page.getByRole('alert')).toContainText('TWT-054');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, 'grace');
  await page.getByRole('tab', { name: 'Inspect' }).click();
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'would take this token' })).toBeVisible();
});

test('keeps a token in memory only, and forgets it', async ({ page, context }) => {
  await signIn(page, 'alice');
  await get(page, 'default');
  await expect(page.locator('#token')).toBeVisible();
  const kept = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    document.cookie,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
    location.href.includes('eyJ'),
  ]);
  expect(kept).toEqual([0, 0, '', 0, 0, false]);
  expect(await context.cookies()).toEqual([]);
  await page.getByRole('button', { name: 'Sign out' }).click();
  expect(await page.content()).not.toContain('eyJ');
});

test('signs nobody in who lacks the key of the demo', async ({ page }) => {
  await page.goto('about:blank');
  await page.goto(process.env.CONSOLE.replace(/#.*/, '#0123456789abcdef'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('Open the one that the command printed.');
});

test('can make no markup of a text, and load nothing from elsewhere', async ({ request }) => {
  const answer = await request.get(process.env.CONSOLE.replace(/#.*/, ''));
  const headers = answer.headers();
  expect(headers['content-security-policy'].split(/; ?/).sort()).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "img-src 'self'",
    "require-trusted-types-for 'script'",
    "script-src 'self'",
    "style-src 'self'",
    "trusted-types 'none'",
  ]);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['referrer-policy']).toBe('no-referrer');
});

test('can be used by keyboard alone', async ({ page }) => {
  const press = (key) => page.keyboard.press(key);
  await press('Tab');
  await expect(page.getByRole('radio', { name: 'alice' })).toBeFocused();
  await press('ArrowUp');
  await expect(page.getByRole('radio', { name: 'grace' })).toBeChecked();
  await press('Enter');
  await expect(page.getByRole('tab', { name: 'Get a token' })).toBeFocused();
  await press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Inspect a token' })).toBeFocused();
  await expect(page.getByLabel('Any token')).toBeVisible();
  await press('Home');
  await press('Tab');
  await expect(page.getByRole('radio', { name: 'default' })).toBeFocused();
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'A token for grace' })).toBeVisible();
});

test('does not chatter each second', async ({ page }) => {
  await signIn(page, 'alice');
  await get(page, 'default');
  await expect(page.locator('#announce')).toHaveText('Token for alice, ends in 15 minutes.');
  const said = await page.evaluateHandle(() => {
    const said = [];
    const lives = document.querySelectorAll('[role=status], [role=alert], [aria-live=polite]');
    const watch = new MutationObserver((changes) => said.push(...changes));
    const all = { childList: true, characterData: true, subtree: true };
    lives.forEach((live) => watch.observe(live, all));
    return said;
  });
  await page.clock.runFor(30_000);
  await expect(page.locator('#left')).toHaveText(/^14:[23]\d$/);
  expect(await said.evaluate((changes) => changes.length)).toBe(0);
});

for (const [look, options] of [
  ['in the light', { colorScheme: 'light' }],
  ['in the dark', { colorScheme: 'dark' }],
  ['on a narrow screen', { viewport: { width: 320, height: 640 } }],
]) {
  test.describe(look, () => {
    test.use(options);

    test(`shows everything ${look}`, async ({ page }) => {
      await expectFit(page);
      await signIn(page, 'bob');
      await expectFit(page);
      await get(page, 'default');
      await expect(page.locator('#token')).toBeVisible();
      await expectFit(page);
      await get(page, 'softphone');
      await expect(page.getByRole('alert')).toBeInViewport();
      await expectFit(page);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await signIn(page, 'grace');
      await page.getByRole('tab', { name: 'Inspect' }).click();
      await page.getByLabel('Any token').fill('eyJhbGciOiJub25lIn0.eyJzdWIiOiJBQyJ9.');
      await page.getByRole('button', { name: 'Inspect', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'would refuse' })).toBeInViewport();
      await expectFit(page);
    });
  });
}

async function expectFit(page) {
  await expectAccessible(page);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
}
