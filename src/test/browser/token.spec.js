import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { TOKEN, expect, getToken, holdBack, signIn, test, tokenRequests } from './fixtures.js';

test('shows a token: for whom, what it opens, how long', async ({ page }) => {
  await signIn(page, 'alice');
  await getToken(page, 'softphone');
  await expect(page.getByRole('heading', { name: 'A token for alice' })).toBeVisible();
  await expect(page.locator('#limit')).toHaveText('15 minutes, as the profile softphone has it.');
  await expect(page.locator('#left')).toHaveText(/^(15:00|14:5\d)$/);
  await page.clock.fastForward('10:00');
  await expect(page.locator('#left')).toHaveText(/^(5:00|4:5\d)$/);
});

test('explains every part of a token in a sentence', async ({ page }) => {
  await signIn(page, 'alice');
  for (const profile of ['default', 'softphone', 'team', 'chat', 'brief']) {
    await getToken(page, profile);
    const rows = page.locator('#decoded .rows > div');
    await expect(rows).not.toHaveCount(0);
    for (const says of await rows.locator('small').allTextContents()) {
      expect(says).toMatch(/^[A-Z].*\.$/);
      expect(says).not.toMatch(/does not know|its own kind/);
    }
    await expect(page.locator('#decoded h3')).toHaveText(['Grants', 'Claims', 'Header']);
  }
});

test('fills a parameter into the room', async ({ page }) => {
  await signIn(page, 'alice');
  await page.getByRole('radio', { name: 'team' }).check();
  await page.getByLabel('Room', { exact: true }).fill('retro');
  await getToken(page, 'team');
  await expect(page.locator('#decoded')).toContainText('team-red.retro');
});

test('says what is sent', async ({ page }) => {
  await signIn(page, 'alice');
  await page.getByLabel('Lifetime in seconds').fill('300');
  await page.getByText('What is sent').click();
  await expect(page.locator('#asked')).toContainText('{"profile":"default","ttl":300}');
});

test.describe('what is sent, pasted into a shell,', () => {
  const ROOM = `it's $(id) "\\u0041" \`id\` !`;

  const bash = (command) => promisify(execFile)('bash', ['-c', command]);

  /** Copies the command for a request of the profile `team`, and runs it. */
  async function run(page, context, caller, room) {
    const { stdout } = await bash(await copied(page, context, caller, room));
    return JSON.parse(stdout);
  }

  async function copied(page, context, caller, room) {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn(page, caller);
    await page.getByRole('radio', { name: 'team' }).check();
    await page.getByLabel('Room', { exact: true }).fill(room);
    await page.getByLabel('Lifetime in seconds').fill('300');
    await page.getByText('What is sent').click();
    await page.locator('#sent').getByRole('button', { name: 'Copy' }).click();
    await expect(page.locator('#sent').getByText('Copied.')).toBeVisible();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    expect(command).toBe(await page.locator('#asked').textContent());
    expect(command).not.toContain('eyJ');
    return command;
  }

  test('gets a token', async ({ page, context }) => {
    const answer = await run(page, context, 'alice', 'retro');
    expect(answer.identity).toBe('alice');
    expect(answer.lifetime).toEqual({ requested: 300, effective: 300 });
  });

  test('is of the caller who is signed in now', async ({ page, context }) => {
    await signIn(page, 'alice');
    await page.getByRole('button', { name: 'Sign out' }).click();
    const answer = await run(page, context, 'dora@example.com', 'retro');
    expect(answer.identity).toBe('dora@example.com');
  });

  test('gives curl no secret as an argument', async ({ page, context }) => {
    const command = await copied(page, context, 'alice', 'retro');
    const { stdout, stderr } = await bash(
      `curl() { printf '%s\\n' "$@" >&2; command curl "$@"; }\n${command}`,
    );
    expect(JSON.parse(stdout).identity).toBe('alice');
    expect(stderr).toContain('/twilio/token');
    expect(stderr).not.toContain(new URL(process.env.CONSOLE).hash.slice(1));
    expect(stderr).not.toContain('eyJ');
  });

  test('asks for no token where the login is refused', async ({ page, context }) => {
    const command = await copied(page, context, 'alice', 'retro');
    const key = new URL(process.env.CONSOLE).hash.slice(1);
    const failed = await bash(command.replace(key, 'another')).catch((error) => error);
    expect(failed.stdout).toBe('');
    expect(failed.stderr).toContain('403');
  });

  test('expands nothing that was typed', async ({ page, context }) => {
    const { code, detail } = await run(page, context, 'alice', ROOM);
    expect(code).toBe('TWT-068');
    expect(detail).toContain(`'${ROOM.replace('\\', '\\\\')}'`);
  });
});

test('follows the key of the address', async ({ page }) => {
  await signIn(page, 'alice');
  await getToken(page, 'softphone');
  await page.getByText('What is sent').click();

  await page.evaluate(() => { location.hash = '0123456789abcdef'; });

  await expect(page.locator('#asked')).toContainText('X-Demo-Key: 0123456789abcdef');
  const link = page.getByRole('link', { name: 'Open the softphone' });
  await expect(link).toHaveAttribute('href', 'softphone/#0123456789abcdef');
});

test('shows what came back, and copies it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, 'carol');
  await page.getByLabel('Lifetime in seconds').fill('900');
  const answered = page.waitForResponse(TOKEN);
  await getToken(page, 'default');
  const answer = await (await answered).json();
  await page.getByText('What came back').click();
  await expect(page.locator('#answer')).toContainText('"limited_by": "caller-session"');
  expect(JSON.parse(await page.locator('#answer').textContent())).toEqual(answer);
  await page.locator('#came-back').getByRole('button', { name: 'Copy' }).click();
  await expect(page.locator('#came-back').getByText('Copied.')).toBeVisible();
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toEqual(answer);
});

test('shows a refusal that came back, then nothing old', async ({ page }) => {
  await signIn(page, 'carol');
  const answered = page.waitForResponse(TOKEN);
  await getToken(page, 'chat');
  const problem = await (await answered).json();
  await page.getByText('What came back').click();
  await expect(page.locator('#answer')).toContainText('"limited_by": "caller-session"');
  expect(JSON.parse(await page.locator('#answer').textContent())).toEqual(problem);
  await page.route(TOKEN, () => {});
  await getToken(page, 'default');
  await expect(page.getByText('What came back')).toBeHidden();
});

test('says that the caller’s login limited the lifetime', async ({ page }) => {
  await signIn(page, 'carol');
  await page.getByLabel('Lifetime in seconds').fill('900');
  await getToken(page, 'default');
  await expect(page.locator('#limit')).toHaveText(
    /^900 seconds asked, 1[12]\d seconds given, because the caller’s login ends then \(/,
  );
});

test('tells a requested lifetime in seconds', async ({ page }) => {
  const said = await page.evaluate(async () => {
    const { limit } = await import('./explain.js');
    return [
      limit({ requested: 900, effective: 900 }, 'chat'),
      limit({ requested: 3600, effective: 3599, limited_by: 'policy' }, 'chat'),
      limit({ effective: 119, limited_by: 'caller-session' }, 'chat'),
      limit({ effective: 900 }, 'chat'),
    ];
  });
  expect(said).toEqual([
    '900 seconds, as asked.',
    '3600 seconds asked, 3599 seconds given, because the operator allows no more (policy).',
    '119 seconds given, because the caller’s login ends then (caller-session).',
    '15 minutes, as the profile chat has it.',
  ]);
});

/**
 * What the console says of each caller, and the profiles that refuse the caller. Chat refuses carol
 * by the least lifetime that demo.js sets.
 */
const CALLERS = [
  ['alice', 'May have every profile.', []],
  ['bob', 'May not use the softphone or chat.', ['softphone', 'team', 'chat']],
  ['carol', 'No token of hers lasts longer.', ['chat']],
  ['dora@example.com', 'which softphone and chat refuse.', ['softphone', 'chat']],
  ['grace', 'May also inspect tokens.', []],
];

for (const [caller, words, refused] of CALLERS) {
  test(`says truly what ${caller} may have`, async ({ page }) => {
    await expect(page.getByRole('radio', { name: caller })).toHaveAccessibleName(new RegExp(words));
    await signIn(page, caller);
    for (const profile of ['default', 'softphone', 'team', 'chat', 'brief']) {
      const answered = page.waitForResponse(TOKEN);
      await getToken(page, profile);
      expect([profile, (await answered).ok()]).toEqual([profile, !refused.includes(profile)]);
    }
  });
}

test('renews a token ahead of its end, again and again', async ({ page }) => {
  const requests = tokenRequests(page);
  await signIn(page, 'alice');
  await getToken(page, 'brief');
  await expect(page.locator('#token')).toBeVisible();
  const first = await page.locator('#jwt').textContent();
  await page.clock.fastForward(23_000);
  await expect(page.locator('#renewal')).toContainText('Renewed once');
  expect(await page.locator('#jwt').textContent()).not.toBe(first);
  const said = 'Token renewed for alice, ends in 30 seconds.';
  await expect(page.locator('#announce')).toHaveText(said);
  await page.clock.fastForward(23_000);
  await expect(page.locator('#renewal')).toContainText('Renewed 2 times');
  expect(requests).toHaveLength(3);
});

test('lets a token end that is not to be renewed', async ({ page }) => {
  const requests = tokenRequests(page);
  await signIn(page, 'alice');
  await page.getByLabel('Renew it').uncheck();
  await getToken(page, 'brief');
  await expect(page.locator('#token')).toBeVisible();
  await page.clock.fastForward(31_000);
  await expect(page.locator('#left-label')).toHaveText('ended');
  await expect(page.locator('#announce')).toHaveText('The token has ended.');
  expect(requests).toHaveLength(1);
});

test('stops where the login ends, and signs in again', async ({ page }) => {
  await signIn(page, 'alice');
  await getToken(page, 'brief');
  await expect(page.locator('#token')).toBeVisible();
  await page.route(TOKEN, (route) =>
    route.continue({ headers: { ...route.request().headers(), authorization: 'Bearer over' } }),
  );
  const requests = tokenRequests(page);
  await page.clock.fastForward(23_000);
  await expect(page.getByRole('alert')).toContainText('Bearer refused');
  await page.clock.fastForward(600_000);
  expect(requests).toHaveLength(1);
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to the demo' })).toBeFocused();
  await expect(page.locator('#token')).toBeHidden();
});

test('sends one request for two clicks', async ({ page }) => {
  await signIn(page, 'alice');
  const release = await holdBack(page);
  const requests = tokenRequests(page);
  await page.getByRole('button', { name: 'Get the token' }).dblclick();

  release();

  await expect(page.locator('#token')).toBeVisible();
  expect(requests).toHaveLength(1);
});

test('gets a token, once, if Renew is unticked meanwhile', async ({ page }) => {
  await signIn(page, 'alice');
  const release = await holdBack(page);
  const requests = tokenRequests(page);
  await getToken(page, 'brief');
  await page.getByLabel('Renew it').uncheck();

  release();

  await expect(page.locator('#token')).toBeVisible();
  await page.clock.fastForward(31_000);
  await expect(page.locator('#left-label')).toHaveText('ended');
  expect(requests).toHaveLength(1);
});

for (const [clock, skew] of [['an hour ahead', 3_600_000], ['an hour behind', -3_600_000]]) {
  test(`counts from when login and token came, with a clock ${clock}`, async ({ page }) => {
    const requests = tokenRequests(page);
    await page.clock.setSystemTime(Date.now() + skew);
    await signIn(page, 'carol');
    await getToken(page, 'brief');
    await expect(page.locator('#left')).toHaveText(/^0:(30|2\d)$/);
    await page.clock.runFor(1000);
    await expect(page.locator('#login-left')).toHaveText(/^login ends in (2:00|1:5\d)$/);
    await page.clock.fastForward(22_000);
    await expect(page.locator('#renewal')).toContainText('Renewed once');
    expect(requests).toHaveLength(2);
    await page.clock.fastForward(100_000);
    await expect(page.locator('#login-left')).toHaveText('the login has ended');
  });
}

test.describe('Copy', () => {
  const copy = (page) => page.locator('#actions').getByRole('button', { name: 'Copy' });

  test.beforeEach(async ({ page }) => {
    await signIn(page, 'alice');
    await getToken(page, 'brief');
  });

  test('copies the token, and says so until there is another', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await copy(page).click();
    await expect(page.locator('#actions').getByRole('status')).toHaveText('Copied.');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await page.locator('#jwt').textContent());
    await page.clock.fastForward(23_000);
    await expect(page.locator('#renewal')).toContainText('Renewed once');
    await expect(page.locator('#actions').getByRole('status')).toBeEmpty();
  });

  test('selects the token where the browser does not copy it', async ({ page }) => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
    });
    await copy(page).click();
    // without the name of a key: a Mac has another one, a phone has none
    await expect(page.locator('#actions').getByRole('status')).toHaveText(
      'The browser does not let this page copy. The text is selected: copy it yourself.',
    );
    const selected = await page.evaluate(() => getSelection().toString());
    expect(selected.replaceAll(/\s/g, '')).toBe(await page.locator('#jwt').textContent());
  });
});

test.describe('a login that is refused', () => {
  const LOGIN = '**/console/login';
  const alert = (page) => page.getByRole('alert');
  const press = (page) => page.getByRole('button', { name: 'Sign in' }).click();
  const REPAIR = 'Open the address that the command printed, or start it again.';

  test('for a missing key is told before the click', async ({ page }) => {
    await page.goto('about:blank');
    await page.goto(process.env.CONSOLE.replace(/#.*/, ''));
    await expect(alert(page)).toContainText('Key of the demo missing');
    await expect(alert(page)).toContainText(`The address lacks the key of this demo. ${REPAIR}`);
    const before = await alert(page).textContent();
    await press(page);
    await expect(alert(page)).toHaveText(`403${before}`);
    await expect(page.getByRole('button', { name: 'Sign in again' })).toHaveCount(0);
    await page.evaluate((hash) => { location.hash = hash; }, new URL(process.env.CONSOLE).hash);
    await expect(alert(page)).toHaveCount(0);
    await signIn(page, 'alice');
  });

  test('for another key is not told as a missing one', async ({ page }) => {
    await page.evaluate(() => { location.hash = '0123456789abcdef'; });
    await press(page);
    await expect(alert(page)).toContainText('another key, perhaps of a demo that has ended');
    await expect(alert(page)).toContainText(REPAIR);
    await expect(alert(page)).not.toContainText('lacks');
  });

  test('for its caller has words of its own', async ({ page }) => {
    await page.route(LOGIN, (route) => route.continue({ postData: 'caller=nobody' }));
    await press(page);
    await expect(alert(page)).toContainText('400');
    await expect(alert(page)).toContainText('The demo has no such caller.');
    await expect(alert(page)).not.toContainText('key');
  });

  test('by a server that fails has words of its own', async ({ page }) => {
    await page.route(LOGIN, (route) => route.fulfill({ status: 500, body: '<h1>Oh</h1>' }));
    await press(page);
    await expect(alert(page)).toContainText('Your login was not accepted');
    await expect(alert(page)).toContainText('HTTP 500');
    await expect(alert(page)).not.toContainText('key');
  });

  test('by no server has words of its own', async ({ page, browserErrors }) => {
    await page.route(LOGIN, (route) => route.abort());
    await press(page);
    await expect(alert(page)).toContainText('Look whether the server runs.');
    await expect(alert(page)).not.toContainText('key');
    expect(browserErrors.splice(0)).toEqual(['Failed to load resource: net::ERR_FAILED']);
  });
});

test('shows in forced colours which tab is selected', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await signIn(page, 'alice');
  const line = (name) =>
    page.getByRole('tab', { name }).evaluate((tab) => getComputedStyle(tab).borderBottomColor);
  const background = await page.evaluate(() => {
    const canvas = document.createElement('i');
    canvas.style.color = 'Canvas';
    document.body.append(canvas);
    return getComputedStyle(canvas).color;
  });
  expect(await line('Get a token')).not.toBe(background);
  expect(await line('Inspect a token')).toBe(background);
});

test('has its button and the whole token in sight', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(page, 'alice');
  await expect(page.getByRole('button', { name: 'Get the token' })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => scrollY)).toBe(0);

  await getToken(page, 'softphone');

  const hidden = await page.locator('#jwt').evaluate((it) => it.scrollHeight - it.clientHeight);
  expect(hidden).toBe(0);
});
