import { TOKEN, expect, expectFit, getToken, signIn, test } from './fixtures.js';

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

test.describe('by keyboard alone', () => {
  test('signs in, gets a token, copies, inspects, signs out', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const press = (key) => page.keyboard.press(key);
    /** Goes with the Tab key to what this finds. */
    const tabTo = async (wanted, key = 'Tab') => {
      for (let i = 0; i < 12; i += 1) {
        await press(key);
        if (await wanted.evaluateAll((all) => all.includes(document.activeElement))) return;
      }
      await expect(wanted).toBeFocused();
    };
    const named = (role, name) => page.getByRole(role, { name });
    const copied = () => page.evaluate(() => navigator.clipboard.readText());

    await press('Tab');
    await press('ArrowUp'); // from alice, the first, to grace, the last
    await tabTo(named('button', 'Sign in'));
    await press('Enter');
    await expect(page.getByRole('tab', { name: 'Get a token' })).toBeFocused();

    await tabTo(named('radio', 'default'));
    await press('ArrowDown');
    await press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'team' })).toBeChecked();
    await tabTo(named('textbox', 'Room'));
    await page.keyboard.insertText('retro');
    await tabTo(named('textbox', 'Lifetime in seconds'));
    await page.keyboard.insertText('9000');
    await tabTo(named('checkbox', 'Renew it before it ends'));
    await press('Space');
    await tabTo(named('button', 'Get the token'));
    await press('Enter');
    const lifetime = page.getByRole('textbox', { name: 'Lifetime in seconds' });
    await expect(lifetime).toBeFocused();
    await expect(lifetime).toHaveAccessibleDescription(/TWT-002/);
    await press('Backspace');
    await press('Enter');
    await expect(page.getByRole('heading', { name: 'A token for grace' })).toBeVisible();

    await tabTo(named('button', 'Copy the token'));
    await press('Enter');
    await expect.poll(copied).toBe(await page.locator('#jwt').textContent());
    for (const [summary, button, text] of [
      ['What is sent', 'Copy the command', '"ttl":900'],
      ['What came back', 'Copy the answer', '"effective": 900'],
    ]) {
      await tabTo(page.locator('summary', { hasText: summary }));
      await press('Enter');
      await tabTo(named('button', button));
      await press('Enter');
      await expect.poll(copied).toContain(text);
    }

    await tabTo(named('button', 'Inspect this token'), 'Shift+Tab');
    await press('Enter');
    await expect(page.getByRole('heading', { name: 'would take this token' })).toBeFocused();
    await tabTo(named('button', 'Sign out'), 'Shift+Tab');
    await press('Enter');
    await expect(page.getByRole('heading', { name: 'Sign in to the demo' })).toBeFocused();
    await press('Tab');
    await expect(page.getByRole('radio', { name: 'grace' })).toBeFocused();
  });

  test('signs in again where the login is refused', async ({ page }) => {
    await page.route(TOKEN, (route) => route.fulfill({ status: 401, json: { detail: 'Over.' } }));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Get a token' })).toBeFocused();
    await page.getByRole('button', { name: 'Get the token' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Over.');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Sign in again' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Sign in to the demo' })).toBeFocused();
  });
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

for (const [appearance, options, media] of [
  ['on a very narrow screen', { viewport: { width: 320, height: 640 } }, {}],
  ...[1280, 390].flatMap((width) =>
    [
      ['light', { colorScheme: 'light' }],
      ['dark', { colorScheme: 'dark' }],
      ['forced colours', { forcedColors: 'active' }],
    ].map(([name, media]) => [`at ${width} px, ${name}`, { viewport: { width, height: 800 } }, media]),
  ),
]) {
  test.describe(appearance, () => {
    test.use(options);

    test(`shows everything ${appearance}`, async ({ page }) => {
      await page.emulateMedia(media);
      await expectFit(page);
      await signIn(page, 'bob');
      await expectFit(page);
      await getToken(page, 'default');
      await expect(page.locator('#token')).toBeVisible();
      await expectFit(page);
      await getToken(page, 'softphone');
      await expect(page.getByRole('alert')).toBeInViewport();
      await expectFit(page);
      await page.getByLabel('Lifetime in seconds').fill('9');
      await getToken(page, 'default');
      await expect(page.locator('#ttl-problem')).toContainText('TWT-002');
      await expectFit(page);
      await page.getByLabel('Lifetime in seconds').fill('900');
      await getToken(page, 'default');
      for (const details of ['What is sent', 'What came back']) await page.getByText(details).click();
      await expectFit(page);
      await page.getByRole('tab', { name: 'Inspect' }).click();
      await expect(page.locator('#not-inspector')).toBeVisible();
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
