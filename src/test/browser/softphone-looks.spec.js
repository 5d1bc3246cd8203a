import { callBob, fakeSdk, talkToBob } from './fake-sdk.js';
import { TOKEN, expect, expectFit, softphone, test } from './fixtures.js';

const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Goes through every state of the page, and calls `look` with the name of each. */
async function throughAllStates(page, look) {
  await fakeSdk(page);
  await page.goto(softphone());
  await look('offline');

  await page.route(TOKEN, (route) =>
    route.fulfill({ status: 403, json: { status: 403, detail: 'The profile is for agents.', code: 'TWT-054' } }));
  await button(page, 'Go online').click();
  await expect(page.getByRole('alert')).toContainText('TWT-054');
  await look('refused');

  let release;
  const released = new Promise((resolve) => { release = resolve; });
  await page.unroute(TOKEN);
  await page.route(TOKEN, (route) => released.then(() => route.continue()));
  await button(page, 'Go online').click();
  await expect(button(page, 'Go online')).toBeDisabled();
  await look('going-online');
  release();
  await expect(page.getByRole('status')).toHaveText('alice is online');
  await look('online');

  await page.evaluate(() => window.device.ring('bob'));
  await look('incoming');
  await button(page, 'Hang up').click();
  await callBob(page);
  await look('calling');
  await button(page, 'Hang up').click();
  await talkToBob(page);
  await look('talking');
  await button(page, 'Mute').click();
  await look('muted');
  await button(page, 'Hang up').click();

  await page.evaluate(() => {
    window.device.state = 'unregistered';
    window.device.tell('unregistered');
  });
  await expect(page.getByRole('status')).toHaveText('connecting');
  await look('reconnecting');
}

for (const [appearance, options] of [
  ['in the light', { colorScheme: 'light' }],
  ['in the dark', { colorScheme: 'dark' }],
  ['in forced colours', { contextOptions: { forcedColors: 'active' } }],
]) {
  test.describe(appearance, () => {
    test.use(options);

    for (const width of [390, 1280]) {
      test(`is accessible in every state, ${width} px wide`, async ({ page }) => {
        await page.setViewportSize({ width, height: 800 });
        await throughAllStates(page, (state) => test.step(state, () => expectFit(page)));
      });
    }

    test('tells states apart without words', async ({ page }) => {
      const states = new Map();
      const calls = new Map();
      const buttons = {};
      await throughAllStates(page, async (state) => {
        states.set(state, await styleOf(page.locator('#state'), '::before'));
        if (await page.locator('#call').isVisible()) {
          calls.set(state, await styleOf(page.locator('#call')));
        }
        if (state === 'going-online') buttons.disabled = await styleOf(button(page, 'Go online'));
        if (state === 'refused') buttons.enabled = await styleOf(button(page, 'Go online'));
        if (state === 'talking') {
          buttons.mute = await styleOf(button(page, 'Mute'));
          buttons.hangUp = await styleOf(button(page, 'Hang up'));
        }
      });

      const different = (map, ...names) => new Set(names.map((name) => map.get(name).shape)).size;
      expect(different(states, 'offline', 'going-online', 'online')).toBe(3);
      expect(different(calls, 'calling', 'talking', 'muted')).toBe(3);
      const { disabled, enabled, mute, hangUp } = buttons;
      expect(disabled.colours).not.toEqual(enabled.colours);
      if (appearance === 'in forced colours') return; // they are the user's own
      expect(contrast(disabled.colours)).toBeGreaterThanOrEqual(4.5); // axe leaves it out
      expect(isRed(hangUp.colours.background)).toBe(true);
      expect(isRed(mute.colours.background)).toBe(false);
    });
  });
}

/** The shape and colours of a border and what it encloses. */
const styleOf = (locator, pseudo) =>
  locator.evaluate((it, pseudo) => {
    const style = getComputedStyle(it, pseudo);
    return {
      shape: `${style.borderTopStyle} ${style.borderTopWidth}`,
      colours: { text: style.color, background: style.backgroundColor },
    };
  }, pseudo);

const rgb = (colour) => colour.match(/[\d.]+/g).map(Number);

/** Much more red than green and blue, and not transparent. */
function isRed(colour) {
  const [red, green, blue, alpha = 1] = rgb(colour);
  return alpha === 1 && red > 1.5 * green && red > 1.5 * blue;
}

/** The contrast as WCAG 2 defines it. */
function contrast({ text, background }) {
  const luminance = (colour) => {
    const [red, green, blue] = rgb(colour).map((value) =>
      value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [darker, lighter] = [text, background].map(luminance).sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
