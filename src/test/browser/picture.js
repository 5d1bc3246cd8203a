import { expect, getToken, signIn, test } from './fixtures.js';

test.use({ viewport: { width: 1000, height: 700 }, colorScheme: 'light' });

test('the console with a token', async ({ page }) => {
  await signIn(page, 'alice');
  await getToken(page, 'softphone');
  await expect(page.getByRole('heading', { name: 'A token for alice' })).toBeVisible();
  await page.screenshot({ path: '../../site/resources/images/console.png' });
});
