import { expect, getToken, signIn, test } from './fixtures.js';

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

test('keeps a token in memory only, and forgets it', async ({ page, context }) => {
  await signIn(page, 'alice');
  await getToken(page, 'default');
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

test('signs in no page without the key of the demo', async ({ page }) => {
  await page.goto('about:blank');
  await page.goto(process.env.CONSOLE.replace(/#.*/, '#0123456789abcdef'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('Open the address that the command printed');
});

test('makes no markup of text and loads only its own files', async ({ request }) => {
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
