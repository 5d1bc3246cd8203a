import { expect, expectFit, test as base } from './fixtures.js';

const CONSOLE = () => new URL(process.env.CONSOLE);

/** The page that operators deploy beside the endpoint. */
const test = base.extend({
  page: async ({ page }, use) => {
    await page.goto(new URL('/inspector/', CONSOLE()).href);
    await use(page);
  },

  /** Gives the login of a caller, as an identity provider would. */
  login: async ({ request }, use) => {
    await use(async (caller) => {
      const answer = await request.post(new URL('login', CONSOLE()).href, {
        headers: { 'X-Demo-Key': CONSOLE().hash.slice(1) },
        form: { caller },
      });
      return (await answer.json()).bearer;
    });
  },
});

const bearer = (page) => page.getByLabel('Your login’s access token');
const button = (page) => page.getByRole('button', { name: 'Inspect', exact: true });

test('inspects a token for a caller who may', async ({ page, login, request }) => {
  const grace = await login('grace');
  const answer = await request.post(new URL('/twilio/token', CONSOLE()).href, {
    headers: { Authorization: `Bearer ${grace}` },
  });
  const { token } = await answer.json();
  await bearer(page).fill(`Bearer ${grace}`);
  await page.getByLabel('Any token').fill(token);
  await button(page).click();
  await expect(page.getByRole('heading', { name: 'would take this token' })).toBeFocused();
  await expect(page.locator('#inspected h3')).toHaveText(['Grants', 'Claims', 'Header']);
});

test('shows the refusal of a caller who may not', async ({ page, login }) => {
  await bearer(page).fill(await login('alice'));
  await page.getByLabel('Any token').fill('x');
  await button(page).click();
  await expect(page.getByRole('alert')).toContainText('TWT-054');
});

test('asks for a login where there is none', async ({ page }) => {
  await page.getByLabel('Any token').fill('x');
  await button(page).click();
  await expect(bearer(page)).toBeFocused();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('asks for another login after a refused one', async ({ page }) => {
  await bearer(page).fill('x.y.z');
  await page.getByLabel('Any token').fill('x');
  await button(page).click();
  await page.getByRole('alert').getByRole('button').click();
  await expect(bearer(page)).toBeFocused();
  await expect(bearer(page)).toHaveValue('');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('says that the operator has not opened the endpoint', async ({ page }) => {
  const json = {
    title: 'Not found',
    status: 404,
    detail: 'Nothing is served at this address. Check the path.',
    code: 'TWT-060',
  };
  await page.route('**/twilio/token/inspect', (route) => route.fulfill({ status: 404, json }));
  await bearer(page).fill('x');
  await page.getByLabel('Any token').fill('x');
  await button(page).click();
  await expect(page.getByRole('alert')).toContainText('switched off');
});

test('signs nobody in and keeps nothing', async ({ page, login, context }) => {
  await bearer(page).fill(await login('grace'));
  await page.getByLabel('Any token').fill('x');
  await button(page).click();
  await expect(page.locator('#report')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, location.href]);
  expect(kept).toEqual([0, 0, new URL('/inspector/', CONSOLE()).href]);
  expect(await context.cookies()).toEqual([]);
});

test('loads only its own files and makes no markup of text', async ({ request }) => {
  const answer = await request.get(new URL('/inspector/', CONSOLE()).href);
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

test('is used by keyboard alone', async ({ page, login }) => {
  const press = (key) => page.keyboard.press(key);
  const grace = await login('grace');
  await press('Tab');
  await expect(bearer(page)).toBeFocused();
  await page.keyboard.insertText(grace);
  await press('Tab');
  await expect(page.getByLabel('Any token')).toBeFocused();
  await page.keyboard.insertText(grace);
  await press('Tab');
  await press('Tab');
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'This is no Access Token' })).toBeFocused();
  await expect(page.locator('#looks-like')).toContainText('looks like a login');
});

for (const width of [1280, 390]) {
  for (const [appearance, media] of [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['forced colours', { forcedColors: 'active' }],
  ]) {
    test.describe(`${width} px, ${appearance}`, () => {
      test.use({ viewport: { width, height: 800 } });

      test(`is accessible at ${width} px, ${appearance}`, async ({ page, login }) => {
        await page.emulateMedia(media);
        await expectFit(page);
        await bearer(page).fill(await login('grace'));
        await page.getByLabel('Any token').fill(await login('bob'));
        await button(page).click();
        await expect(page.locator('#report')).toBeVisible();
        await expectFit(page);
      });
    });
  }
}
