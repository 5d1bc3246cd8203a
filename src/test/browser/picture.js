import { expect, getToken, signIn, test } from './fixtures.js';

test.use({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });

test('the console with a token', async ({ page }) => {
  await signIn(page, 'alice');
  await getToken(page, 'softphone');
  await expect(page.getByRole('heading', { name: 'A token for alice' })).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: '../../site/resources/images/console.png' });
});
