import { callBob, goOnline, talkToBob } from './fake-sdk.js';
import {
  TOKEN,
  expect,
  expectAccessible,
  requestsSeen,
  softphone,
  test,
  tokenRequests,
} from './fixtures.js';

const call = (page) => page.locator('#call');
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Expects that the line has ended, and that the user can begin again. */
async function expectOffline(page) {
  expect(await page.evaluate(() => window.device.state)).toBe('destroyed');
  await expect(page.getByRole('status')).toHaveText('offline');
  await expect(page.getByLabel('Your name')).toBeFocused();
  await expect(button(page, 'Go online')).toBeEnabled();
  for (const gone of ['Call', 'Hang up', 'Go offline']) await expect(button(page, gone)).toBeHidden();
}

test('shows whether a call connects, lasts or is muted', async ({ page }) => {
  await goOnline(page);
  const looks = [];
  const look = async (text) => {
    await expect(call(page)).toContainText(text);
    looks.push(await call(page).evaluate((it) => getComputedStyle(it).borderLeft));
  };
  await callBob(page);
  await look('Calling bob');

  await page.evaluate(() => window.call.accept());
  await look('In a call with bob 0:00');
  await page.clock.runFor(65_000);
  await expect(call(page).getByRole('timer')).toHaveText('1:05');
  await button(page, 'Mute').click();
  await look('Muted with bob');
  await expectAccessible(page);
  await button(page, 'Unmute').click();
  await button(page, 'Hang up').click();

  await expect(call(page)).toBeHidden();
  expect(new Set(looks).size).toBe(3);
});

test('renews an expired token only once in thirty seconds', async ({ page }) => {
  await goOnline(page);
  const asked = tokenRequests(page);
  const expire = async () => {
    await page.evaluate(() => window.device.tell('error', { code: 20104, message: 'expired' }));
    await requestsSeen(page);
  };
  await page.clock.pauseAt(Date.now() + 60_000);

  await expire();
  expect(asked.length).toBe(1);
  await expect.poll(() => page.evaluate(() => window.device.tokens)).toBe(2);
  await page.clock.runFor(29_000);
  await expire();
  expect(asked.length).toBe(1);
  await page.clock.runFor(2_000);
  await expire();
  expect(asked.length).toBe(2);
});

test('ends a call when it goes offline', async ({ page }) => {
  await goOnline(page);
  await talkToBob(page);

  await button(page, 'Go offline').click();

  expect(await page.evaluate(() => window.call.status())).toBe('closed');
  await expectOffline(page);
  const asked = tokenRequests(page);
  await page.clock.fastForward('20:00');
  await requestsSeen(page);
  expect(asked).toEqual([]);
});

test('ends a call when the login has ended', async ({ page }) => {
  await goOnline(page);
  await talkToBob(page);
  await page.route(TOKEN, (route) =>
    route.fulfill({ status: 401, json: { status: 401, detail: 'The login has ended.', code: 'TWT-053' } }));

  await page.evaluate(() => window.device.tell('tokenWillExpire'));

  await expect(page.getByRole('alert')).toHaveText('The login has ended. (TWT-053)');
  expect(await page.evaluate(() => window.call.status())).toBe('closed');
  await expectOffline(page);
});

test('ends a call that begins after it went offline', async ({ page }) => {
  await goOnline(page);
  await page.evaluate(() => { window.connecting = new Promise((resolve) => { window.connect = resolve; }); });
  await page.getByLabel('Number or name').fill('bob');
  await button(page, 'Call').click();
  await button(page, 'Go offline').click();

  await page.evaluate(() => window.connect());

  await expect.poll(() => page.evaluate(() => window.call?.status())).toBe('closed');
  await expectOffline(page);
});

test('keeps a call that goes on after an error', async ({ page }) => {
  await goOnline(page);
  await talkToBob(page);

  await page.evaluate(() => window.call.tell('error', { code: 31009, message: 'No transport' }));

  await expect(page.getByRole('alert')).toHaveText('No transport');
  await expect(call(page)).toBeVisible();
  await button(page, 'Hang up').click();
  expect(await page.evaluate(() => window.call.status())).toBe('closed');
  await expect(call(page)).toBeHidden();
});

test('hangs up a call that the SDK has closed already', async ({ page }) => {
  await goOnline(page);
  await talkToBob(page);
  await page.evaluate(() => window.call.end());

  await button(page, 'Hang up').click();

  await expect(call(page)).toBeHidden();
  await expect(page.getByLabel('Number or name')).toBeFocused();
});

test('tells of a call wherever the focus is', async ({ page }) => {
  await goOnline(page);
  const told = page.locator('[aria-live]');
  await expect(told).toBeVisible(); // what appears together with its text is not always read
  await button(page, 'Go offline').focus();

  await page.evaluate(() => window.device.ring('bob'));

  await expect(told).toHaveText('bob is calling');
  await expect(button(page, 'Go offline')).toBeFocused();
  await page.evaluate(() => window.call.end('cancel'));
  await expect(told).toBeEmpty();
});

test('shows why a call ended until the next one', async ({ page }) => {
  await goOnline(page);
  await callBob(page);

  await page.evaluate(() => {
    window.call.tell('error', { code: 31486, message: 'Busy here' });
    window.call.disconnect();
  });

  await expect(page.getByRole('alert')).toHaveText('Busy here');
  await expect(call(page)).toBeHidden();
  await callBob(page);
  await expect(page.getByRole('alert')).toBeEmpty();
});

test('does not carry a muted microphone into the next call', async ({ page }) => {
  await goOnline(page);
  await talkToBob(page);
  await button(page, 'Mute').click();
  await button(page, 'Hang up').click();

  await talkToBob(page);

  await expect(button(page, 'Mute')).toBeVisible();
});

test('leaves a second caller to other devices', async ({ page }) => {
  await goOnline(page);
  await page.evaluate(() => { window.first = window.device.ring('bob'); });

  const second = await page.evaluate(() => {
    const second = window.device.ring('grace');
    second.tell('cancel');
    return second.status();
  });

  expect(second).toBe('closed');
  await expect(call(page)).toContainText('bob is calling');
  await page.evaluate(() => window.first.end('cancel'));
  await expect(call(page)).toBeHidden();
});

test('loses only an unanswered call with its connection', async ({ page }) => {
  const loseConnection = () => page.evaluate(() => window.call.tell('transportClose'));
  await goOnline(page);
  await page.evaluate(() => window.device.ring('bob'));
  await loseConnection();
  await expect(call(page)).toBeHidden();

  await talkToBob(page);
  await loseConnection();
  await expect(call(page)).toBeVisible();
  expect(await page.evaluate(() => window.call.status())).toBe('open');
});

test('makes a call by keyboard alone', async ({ page }) => {
  const press = (key) => page.keyboard.press(key);
  await goOnline(page);
  await expect(page.getByLabel('Number or name')).toBeFocused();
  await page.keyboard.type('bob');
  await press('Enter');
  await expect(call(page)).toBeFocused();
  await page.evaluate(() => window.call.accept());
  await press('Tab');
  await press('Enter');
  await expect(call(page)).toContainText('Muted with bob');
  await press('Space');
  await expect(call(page)).toContainText('In a call with bob');
  await press('Tab');
  await expect(button(page, 'Hang up')).toBeFocused();
  await press('Enter');
  await expect(page.getByLabel('Number or name')).toBeFocused();
  await press('Tab');
  await press('Tab');
  await expect(button(page, 'Go offline')).toBeFocused();
  await press('Enter');
  await expectOffline(page);
  await press('Enter');
  await expect(page.getByRole('status')).toHaveText('alice is online');
});

test('answers a call by keyboard, but not by typing', async ({ page }) => {
  const press = (key) => page.keyboard.press(key);
  await goOnline(page);
  await page.keyboard.type('gra');
  await page.evaluate(() => window.device.ring('bob'));
  await expect(call(page)).toBeFocused();
  await press('Enter');
  await expect(call(page)).toContainText('bob is calling');
  await press('Tab');
  await expect(button(page, 'Answer')).toBeFocused();
  await press('Enter');
  await expect(call(page)).toContainText('In a call with bob');
  await expect(call(page)).toBeFocused();
  await press('Tab');
  await expect(button(page, 'Mute')).toBeFocused();
});

test.describe('with Twilio’s own SDK', () => {
  const invites = ({ received }) => received.filter(({ type }) => type === 'invite').length;

  test.beforeEach(async ({ page, twilio }) => {
    twilio.reset();
    twilio.hangsUp = false;
    await page.goto(softphone());
    await button(page, 'Go online').click();
    await expect(page.getByRole('status')).toHaveText('alice is online');
  });

  test('hangs up when it goes offline', async ({ page, twilio }) => {
    await callBob(page);
    await expect.poll(() => invites(twilio)).toBe(1);

    await button(page, 'Go offline').click();

    await expect.poll(() => twilio.received.at(-1).type).toBe('hangup');
    await expect(call(page)).toBeHidden();
    await expect(page.getByLabel('Your name')).toBeFocused();
  });

  test.describe('when its connection is lost', () => {
    test.use({ possibleErrors: { patterns: [/^\[TwilioVoice\]/] } }); // which reports it, more than once

    test('comes back', async ({ page, twilio }) => {
      twilio.cut();

      await expect.poll(() => twilio.received.length).toBe(4); // it has registered twice
      await expect(page.getByRole('status')).toHaveText('alice is online');
      await expect(page.getByRole('alert')).toBeEmpty();
      await expect(page.getByLabel('Number or name')).toBeFocused();
    });

    test('can call again if it was calling', async ({ page, twilio }) => {
      await callBob(page);
      await expect.poll(() => invites(twilio)).toBe(1);

      twilio.cut();

      await expect(call(page)).toBeHidden();
      await callBob(page);
      await expect.poll(() => invites(twilio)).toBe(2);
    });
  });
});
