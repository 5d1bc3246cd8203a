import AxeBuilder from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';
import { startFakeTwilio } from './fake-twilio.js';

export { expect };

export const TOKEN = '**/twilio/token';

/** The address of the softphone's page. */
export const softphone = () => process.env.CONSOLE.replace('/#', '/softphone/#');

/** A test with the console in a browser that reaches only this machine. */
export const test = base.extend({
  twilio: [
    async ({}, use) => {
      const { TWILIO_ACCOUNT_SID, TWILIO_API_KEY, TWILIO_API_SECRET } = process.env;
      const twilio = await startFakeTwilio({
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

  ignoreHTTPSErrors: true, // the certificate of the fake Twilio

  /** Patterns of the errors that may come at any time, or not at all. */
  possibleErrors: [{ patterns: [] }, { option: true }],

  /** Errors and warnings of the browser. A test that expects one removes it. */
  browserErrors: async ({ possibleErrors: { patterns } }, use) => {
    const browserErrors = [];
    await use(browserErrors);
    const isPossible = (error) => patterns.some((pattern) => pattern.test(error));
    expect(browserErrors.filter((error) => !isPossible(error))).toEqual([]);
  },

  page: async ({ page, browserErrors }, use) => {
    page.on('pageerror', (error) => browserErrors.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !isRefusal(message)) {
        browserErrors.push(message.text());
      }
    });
    await page.clock.install();
    await page.goto(process.env.CONSOLE);
    await use(page);
  },
});

/** Chromium reports each refused request as an error. Here it is what is tested. */
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

/** The requests for tokens that the page makes from now on. */
export function tokenRequests(page) {
  const requests = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/twilio/token')) requests.push(request);
  });
  return requests;
}

/** Holds requests for tokens back until the function that it returns is called. */
export async function holdBack(page) {
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  await page.route(TOKEN, (route) => released.then(() => route.continue()));
  return release;
}

/** Waits until the requests that the page has sent so far are known here. */
export const requestsSeen = (page) => page.evaluate(() => fetch('icon.svg').then((it) => it.text()));

export async function getToken(page, profile) {
  await page.getByRole('radio', { name: profile }).check();
  await page.getByRole('button', { name: 'Get the token' }).click();
}

/** Expects that axe-core finds nothing wrong. */
export async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html)}`)).toEqual([]);
}

/** Expects that axe-core finds nothing wrong, and that nothing is wider than the window. */
export async function expectFit(page) {
  await expectAccessible(page);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
}
