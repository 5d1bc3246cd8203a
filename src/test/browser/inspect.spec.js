import { expect, getToken, signIn, test } from './fixtures.js';

test('says that Twilio would take a good token', async ({ page }) => {
  await signIn(page, 'grace');
  await getToken(page, 'softphone');
  await page.getByRole('button', { name: 'Inspect this token' }).click();
  await expect(page.getByRole('heading', { name: 'Twilio would take this token' })).toBeFocused();
  const key = process.env.TWILIO_API_KEY;
  await expect(page.locator('#report-lead')).toHaveText(
    `Signed by ${key}, a key of this server. Ends in 15 minutes.`,
  );
  await expect(page.locator('#findings li')).toHaveCount(0);
  await expect(page.locator('#inspected h3')).toHaveText(['Grants', 'Claims', 'Header']);
});

test('says in Twilio’s words why a changed token is refused', async ({ page }) => {
  await signIn(page, 'grace');
  await getToken(page, 'softphone');
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
  await getToken(page, 'softphone');
  await page.getByRole('button', { name: 'Inspect this token' }).click();
  await page.getByLabel('What is it for?').selectOption('Video');
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  await expect(page.locator('#findings')).toContainText('needs the grant video');
});

test('refuses to inspect for a caller without the role', async ({ page }) => {
  await signIn(page, 'alice');
  await getToken(page, 'default');
  await page.getByRole('button', { name: 'Inspect this token' }).click();
  await expect(page.getByRole('alert')).toContainText('TWT-054');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, 'grace');
  await page.getByRole('tab', { name: 'Inspect' }).click();
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'would take this token' })).toBeVisible();
});
