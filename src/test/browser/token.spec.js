import { TOKEN, expect, getToken, signIn, test, tokenRequests } from './fixtures.js';

test('shows a token: for whom, what it opens, how long', async ({ page }) => {
  await signIn(page, 'alice');
  await getToken(page, 'softphone');
  await expect(page.getByRole('heading', { name: 'A token for alice' })).toBeVisible();
  await expect(page.locator('#limit')).toHaveText('15 minutes, as the profile softphone has it.');
  await expect(page.locator('#left')).toHaveText(/^(15:00|14:5\d)$/);
  await page.clock.fastForward('10:00');
  await expect(page.locator('#left')).toHaveText(/^(5:00|4:5\d)$/);
});

test('explains every part of a token in a sentence', async ({ page }) => {
  await signIn(page, 'alice');
  for (const profile of ['default', 'softphone', 'team', 'chat', 'brief']) {
    await getToken(page, profile);
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
  await getToken(page, 'team');
  await expect(page.locator('#decoded')).toContainText('team-red.retro');
});

test('says what is sent', async ({ page }) => {
  await signIn(page, 'alice');
  await page.getByLabel('Lifetime in seconds').fill('300');
  await page.getByText('What is sent').click();
  await expect(page.locator('#asked')).toContainText('{"profile":"default","ttl":300}');
});

test('says that the caller’s login limited the lifetime', async ({ page }) => {
  await signIn(page, 'carol');
  await page.getByLabel('Lifetime in seconds').fill('900');
  await getToken(page, 'default');
  await expect(page.locator('#limit')).toHaveText(
    /^15 minutes asked, (2 minutes|11\d seconds) given, because the caller’s login ends then \(/,
  );
});

test('renews a token ahead of its end, again and again', async ({ page }) => {
  const requests = tokenRequests(page);
  await signIn(page, 'alice');
  await getToken(page, 'brief');
  await expect(page.locator('#token')).toBeVisible();
  const first = await page.locator('#jwt').textContent();
  await page.clock.fastForward(23_000);
  await expect(page.locator('#renewal')).toContainText('Renewed once');
  expect(await page.locator('#jwt').textContent()).not.toBe(first);
  const said = 'Token renewed for alice, ends in 30 seconds.';
  await expect(page.locator('#announce')).toHaveText(said);
  await page.clock.fastForward(23_000);
  await expect(page.locator('#renewal')).toContainText('Renewed 2 times');
  expect(requests).toHaveLength(3);
});

test('lets a token end that is not to be renewed', async ({ page }) => {
  const requests = tokenRequests(page);
  await signIn(page, 'alice');
  await page.getByLabel('Renew it').uncheck();
  await getToken(page, 'brief');
  await expect(page.locator('#token')).toBeVisible();
  await page.clock.fastForward(31_000);
  await expect(page.locator('#left-label')).toHaveText('ended');
  await expect(page.locator('#announce')).toHaveText('The token has ended.');
  expect(requests).toHaveLength(1);
});

test('stops where the login ends, and signs in again', async ({ page }) => {
  await signIn(page, 'alice');
  await getToken(page, 'brief');
  await expect(page.locator('#token')).toBeVisible();
  await page.route(TOKEN, (route) =>
    route.continue({ headers: { ...route.request().headers(), authorization: 'Bearer over' } }),
  );
  const requests = tokenRequests(page);
  await page.clock.fastForward(23_000);
  await expect(page.getByRole('alert')).toContainText('Bearer refused');
  await page.clock.fastForward(600_000);
  expect(requests).toHaveLength(1);
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to the demo' })).toBeFocused();
  await expect(page.locator('#token')).toBeHidden();
});

test('sends one request for two clicks', async ({ page }) => {
  await signIn(page, 'alice');
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  await page.route(TOKEN, (route) => released.then(() => route.continue()));
  const requests = tokenRequests(page);
  await page.getByRole('button', { name: 'Get the token' }).dblclick();

  release();

  await expect(page.locator('#token')).toBeVisible();
  expect(requests).toHaveLength(1);
});

test('counts the end of the login from when it came, whatever the clock says', async ({ page }) => {
  await page.clock.setSystemTime(Date.now() + 3_600_000);
  await signIn(page, 'carol');
  await page.clock.runFor(1000);
  await expect(page.locator('#login-left')).toHaveText(/^login ends in (2:00|1:5\d)$/);
});

test('selects the token where the browser does not copy it', async ({ page }) => {
  await signIn(page, 'alice');
  await getToken(page, 'default');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
  });
  await page.locator('#copy').click();
  await expect(page.locator('#copy')).toHaveText('Selected: press Ctrl+C');
  const selected = await page.evaluate(() => getSelection().toString());
  expect(selected.replaceAll(/\s/g, '')).toBe(await page.locator('#jwt').textContent());
});

test('says at once that the address lacks the key', async ({ page }) => {
  await page.goto('about:blank');
  await page.goto(process.env.CONSOLE.replace(/#.*/, ''));
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The address lacks the key of this demo.');
  await expect(alert).toContainText('Open the address that the command printed, or start it again.');

  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(alert).toContainText('Open the address that the command printed, or start it again.');
  await expect(page.getByRole('button', { name: 'Sign in again' })).toHaveCount(0);
});

test('shows in forced colours which tab is selected', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await signIn(page, 'alice');
  const line = (name) =>
    page.getByRole('tab', { name }).evaluate((tab) => getComputedStyle(tab).borderBottomColor);
  const background = await page.evaluate(() => {
    const canvas = document.createElement('i');
    canvas.style.color = 'Canvas';
    document.body.append(canvas);
    return getComputedStyle(canvas).color;
  });
  expect(await line('Get a token')).not.toBe(background);
  expect(await line('Inspect a token')).toBe(background);
});

test('has its button and the whole token in sight', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(page, 'alice');
  await expect(page.getByRole('button', { name: 'Get the token' })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => scrollY)).toBe(0);

  await getToken(page, 'softphone');

  const hidden = await page.locator('#jwt').evaluate((it) => it.scrollHeight - it.clientHeight);
  expect(hidden).toBe(0);
});
