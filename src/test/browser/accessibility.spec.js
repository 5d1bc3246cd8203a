import { expect, expectAccessible, getToken, signIn, test } from './fixtures.js';

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

test('tells a screen reader nothing each second', async ({ page }) => {
  await signIn(page, 'alice');
  await getToken(page, 'default');
  await expect(page.locator('#announce')).toHaveText('Token for alice, ends in 15 minutes.');
  const announced = await page.evaluateHandle(() => {
    const announced = [];
    const lives = document.querySelectorAll('[role=status], [role=alert], [aria-live=polite]');
    const watch = new MutationObserver((changes) => announced.push(...changes));
    const all = { childList: true, characterData: true, subtree: true };
    lives.forEach((live) => watch.observe(live, all));
    return announced;
  });
  await page.clock.runFor(30_000);
  await expect(page.locator('#left')).toHaveText(/^14:[23]\d$/);
  expect(await announced.evaluate((changes) => changes.length)).toBe(0);
});

for (const [appearance, options] of [
  ['in the light', { colorScheme: 'light' }],
  ['in the dark', { colorScheme: 'dark' }],
  ['on a narrow screen', { viewport: { width: 320, height: 640 } }],
]) {
  test.describe(appearance, () => {
    test.use(options);

    test(`shows everything ${appearance}`, async ({ page }) => {
      await expectFit(page);
      await signIn(page, 'bob');
      await expectFit(page);
      await getToken(page, 'default');
      await expect(page.locator('#token')).toBeVisible();
      await expectFit(page);
      await getToken(page, 'softphone');
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
