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
  await page.getByLabel('Seconds to live').fill('300');
  await page.getByText('What is sent').click();
  await expect(page.locator('#asked')).toContainText('{"profile":"default","ttl":300}');
});

test('says that the caller’s login limited the lifetime', async ({ page }) => {
  await signIn(page, 'carol');
  await page.getByLabel('Seconds to live').fill('900');
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
  await expect(page.getByRole('heading', { name: 'Who is calling?' })).toBeFocused();
  await expect(page.locator('#token')).toBeHidden();
});
