import AxeBuilder from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';
import { standIn } from './twilio.js';

export { expect };

/** The console, opened in a browser that reaches this machine alone. */
export const test = base.extend({
  twilio: [
    async ({}, use) => {
      const { TWILIO_ACCOUNT_SID, TWILIO_API_KEY, TWILIO_API_SECRET } = process.env;
      const twilio = await standIn({
        account: TWILIO_ACCOUNT_SID,
        key: TWILIO_API_KEY,
        secret: TWILIO_API_SECRET,
      });
      await use(twilio);
      twilio.close();
    },
    { scope: 'worker' },
  ],

  launchOptions: [
    async ({ twilio }, use) => {
      const twilioIsHere = `MAP *.twilio.com:443 127.0.0.1:${twilio.port}`;
      await use({
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: [
          `--host-resolver-rules=${twilioIsHere}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
        ],
      });
    },
    { scope: 'worker' },
  ],

  ignoreHTTPSErrors: true, // the stand-in's certificate

  /** What the browser complains of: a test that expects something takes it out. */
  complaints: async ({}, use) => {
    const complaints = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },

  page: async ({ page, complaints }, use) => {
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !isRefusal(message)) {
        complaints.push(message.text());
      }
    });
    await page.clock.install();
    await page.goto(process.env.CONSOLE);
    await use(page);
  },
});

/** Chromium reports every refused request as an error; these are what the tests are about. */
function isRefusal(message) {
  return (
    /^Failed to load resource: .* status of [45]/.test(message.text()) &&
    /\/(twilio\/token(\/inspect)?|login)$/.test(message.location().url)
  );
}

export async function signIn(page, caller) {
  await page.getByRole('radio', { name: caller }).check();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('tab', { name: 'Get a token' })).toBeFocused();
}

export async function get(page, profile) {
  await page.getByRole('radio', { name: profile }).check();
  await page.getByRole('button', { name: 'Get the token' }).click();
}

/** Nothing that axe-core finds fault with. */
export async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html)}`)).toEqual([]);
}
