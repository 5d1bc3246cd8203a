import { createHmac } from 'node:crypto';
import { expect, expectFit, getToken, signIn, test } from './fixtures.js';

const INSPECT = '**/twilio/token/inspect';
const AC = `AC${'1'.repeat(32)}`;
const SK = `SK${'4'.repeat(32)}`;

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Any token, signed with a key of this server unless another secret is given. */
function signed({ header = {}, claims = {}, secret = process.env.TWILIO_API_SECRET } = {}) {
  const { TWILIO_ACCOUNT_SID: sub, TWILIO_API_KEY: iss } = process.env;
  const now = Math.floor(Date.now() / 1000);
  const grants = { identity: 'alice', voice: { incoming: { allow: true } } };
  const times = { nbf: now - 10, exp: now + 890 };
  const input = [
    encoded({ typ: 'JWT', alg: 'HS256', cty: 'twilio-fpa;v=1', ...header }),
    encoded({ jti: `${iss}-1`, iss, sub, ...times, grants, ...claims }),
  ].join('.');
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

async function open(page) {
  await signIn(page, 'grace');
  await page.getByRole('tab', { name: 'Inspect' }).click();
}

async function inspect(page, text) {
  await page.getByLabel('Any token').fill(text);
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
}

const heading = (page, name) => page.getByRole('heading', { name, exact: true });
const TAKEN = 'Twilio would take this token';
const REFUSED = 'Twilio would refuse this token';
const OTHER = 'This is no Access Token';

test('says that Twilio would take a good token', async ({ page }) => {
  await signIn(page, 'grace');
  await getToken(page, 'softphone');
  await page.getByRole('button', { name: 'Inspect this token' }).click();
  await expect(heading(page, TAKEN)).toBeFocused();
  await expect(page.locator('#report-lead')).toHaveText(
    new RegExp(
      `^Signed by ${process.env.TWILIO_API_KEY}, a key of this server\\. ` +
        'Ends in 15 minutes, at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC\\.$',
    ),
  );
  await expect(page.locator('#findings li')).toHaveCount(0);
  for (const id of ['looks-like', 'instead', 'removed']) {
    await expect(page.locator(`#${id}`)).toBeHidden();
  }
  await expect(page.locator('#inspected h3')).toHaveText(['Grants', 'Claims', 'Header']);
});

test('says in Twilio’s words why a changed token is refused', async ({ page }) => {
  await open(page);
  await inspect(page, signed({ secret: 'x'.repeat(32) }));
  await expect(heading(page, REFUSED)).toBeFocused();
  await expect(page.locator('#report-lead')).toHaveText(/^Its signature is wrong\. Ends in/);
  const finding = page.locator('#findings li');
  await expect(finding).toContainText('Invalid Access Token signature');
  await expect(finding.locator('.repair')).toContainText('auth token was taken for the secret');
  await expect(finding.locator('.repair')).toContainText('a character too many');
});

test('links each code to Twilio’s page of it', async ({ page }) => {
  await open(page);
  await inspect(page, signed({ secret: 'x'.repeat(32) }));
  const codes = page.locator('#findings a');
  await expect(codes).toHaveText([/^20107/, /^Voice 31202/, /^Sync 51117/]);
  for (const [i, code] of [20107, 31202, 51117].entries()) {
    await expect(codes.nth(i)).toHaveAttribute(
      'href',
      `https://www.twilio.com/docs/api/errors/${code}`,
    );
    await expect(codes.nth(i)).toHaveAttribute('rel', 'noreferrer');
  }
});

test('says what a token lacks for a product', async ({ page }) => {
  await open(page);
  await page.getByLabel('What is it for?').selectOption('Video');
  await inspect(page, signed());
  await expect(page.locator('#findings')).toContainText('needs the grant video');
});

test('says that it cannot tell without the key', async ({ page }) => {
  await open(page);
  await inspect(page, signed({ claims: { iss: SK } }));
  await expect(
    heading(page, 'Cannot tell whether Twilio would take this token'),
  ).toBeFocused();
  await expect(page.locator('#report')).toHaveClass('card unknown');
  await expect(page.locator('#report-lead')).toHaveText(/^Its key is not configured here\. Noth/);
  await expect(page.locator('#findings li')).toHaveCount(1);
  await expect(page.locator('#findings')).toContainText(`The key ${SK} is not configured here`);
});

test.describe('what lies around a token', () => {
  for (const [name, wrap, said] of [
    ['Bearer', (jwt) => `Authorization: Bearer ${jwt}`, 'the word Bearer'],
    ['quotes', (jwt) => `"${jwt}"`, 'quotes'],
    ['line breaks', (jwt) => jwt.replace(/.{76}/g, '$&\n'), 'line breaks'],
    ['JSON', (jwt) => JSON.stringify({ token: jwt, expires_in: 9 }), 'the JSON around it'],
    ['several', (jwt) => `"Bearer ${jwt}" \n`, 'white space around it, quotes and the word Bearer'],
  ]) {
    test(`is left out and named: ${name}`, async ({ page }) => {
      await open(page);
      await inspect(page, wrap(signed()));
      await expect(heading(page, TAKEN)).toBeFocused();
      await expect(page.locator('#removed')).toHaveText(
        `Left out before inspecting: ${said}. Your application has to leave that out as well: ` +
          'Twilio’s SDK takes the token alone.',
      );
    });
  }
});

test.describe('something else', () => {
  for (const [name, text, sentence] of [
    ['a login', signed({ header: { alg: 'RS256' }, claims: { grants: undefined } }), 'a login'],
    ['LiveKit', signed({ claims: { grants: undefined, video: { room: 'x' } } }), 'for LiveKit'],
    [
      'a capability token',
      signed({ claims: { grants: undefined, iss: AC, scope: 'scope:client:incoming' } }),
      'older Twilio SDKs',
    ],
    ['a key', SK, 'the SID of an API key'],
    ['an account', AC, 'the SID of an account'],
    ['a secret', '0123456789abcdef0123456789abcdef', 'looks like a secret'],
  ]) {
    test(`is named: ${name}`, async ({ page }) => {
      await open(page);
      await inspect(page, text);
      await expect(heading(page, OTHER)).toBeFocused();
      await expect(page.locator('#looks-like')).toContainText(sentence);
      await expect(page.locator('#instead')).not.toBeEmpty();
    });
  }

  test('is not called signed by no key: rubbish', async ({ page }) => {
    await open(page);
    await inspect(page, 'hello world');
    await expect(heading(page, REFUSED)).toBeFocused();
    await expect(page.locator('#report-lead')).toBeHidden();
    await expect(page.locator('#findings li')).toHaveCount(1);
    await expect(page.locator('#findings')).toContainText('3 segments between dots; this has 1.');
  });
});

test('groups findings by code, errors first', async ({ page }) => {
  await open(page);
  const token = signed({ header: { cty: undefined, kid: 'x' }, claims: { jti: '', sub: 'x' } });
  await inspect(page, token);
  await expect(page.locator('#findings h3')).toHaveText([
    'Invalid Access Token header',
    'Invalid Access Token issuer/subject',
    'Besides',
  ]);
  const header = page.locator('#findings li').first();
  await expect(header).toContainText('The header has no cty');
  await expect(header).toContainText('The header has kid');
  await expect(header.locator('.repair')).toHaveCount(1);
});

test('says of a warning that the token works', async ({ page }) => {
  await open(page);
  await inspect(page, signed({ claims: { jti: '' } }));
  await expect(heading(page, TAKEN)).toBeFocused();
  await expect(page.locator('#findings h3')).toHaveText(['It works, but']);
});

test.describe('times', () => {
  const now = Math.floor(Date.now() / 1000);
  const day = 86_400;

  test('are told in days', async ({ page }) => {
    await open(page);
    await inspect(page, signed({ claims: { exp: now + 30 * day } }));
    await expect(page.locator('#report-lead')).toContainText('Ends in 30 days');
    await expect(page.locator('#findings')).toContainText('The lifetime is 30 days; Voice takes');
  });

  test('are told in years', async ({ page }) => {
    await open(page);
    await inspect(page, signed({ claims: { nbf: now - 4000 * day, exp: now - 3650 * day } }));
    await expect(page.locator('#report-lead')).toContainText('Ended 10 years ago');
    await expect(page.locator('#findings')).toContainText('UTC, 10 years ago.');
  });

  test('are not told from milliseconds', async ({ page }) => {
    await open(page);
    await inspect(page, signed({ claims: { exp: (now + 900) * 1000 } }));
    await expect(page.locator('#report-lead')).toHaveText(/a key of this server\.$/);
    const exp = page.locator('#inspected .rows > div', { hasText: 'seconds since 1970' });
    await expect(exp.locator('code')).toHaveText(String((now + 900) * 1000));
  });

  test('are told in UTC, from now', async ({ page }) => {
    await open(page);
    await inspect(page, signed());
    const utc = /^\d{10} \(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, (in 15 minutes|1\d seconds ago)\)$/;
    const rows = page.locator('#inspected code', { hasText: 'UTC' });
    await expect(rows).toHaveText([utc, utc]);
  });
});

test('names the characters that an identity may not have', async ({ page }) => {
  await open(page);
  const grants = { identity: 'alice@example.com', voice: { incoming: { allow: true } } };
  await inspect(page, signed({ claims: { grants } }));
  await expect(page.locator('#findings')).toContainText("not @ . as in 'alice@example.com'");
});

test('explains names that every object inherits like any other', async ({ page }) => {
  await open(page);
  const names = JSON.parse('{"constructor": {}, "toString": {}, "__proto__": {}}');
  const grants = { ...names, identity: 'alice', voice: { incoming: { allow: true } } };
  await inspect(page, signed({ header: names, claims: { ...names, grants } }));
  await expect(heading(page, REFUSED)).toBeFocused();
  await expect(page.locator('#inspected h3')).toHaveText(['Grants', 'Claims', 'Header']);
  for (const [section, meaning] of [
    ['Grants', 'A grant of its own kind.'],
    ['Claims', 'Twilio does not know it.'],
    ['Header', 'Twilio does not know it.'],
  ]) {
    const rows = page.locator('#inspected section', { hasText: section });
    for (const name of Object.keys(names)) {
      const row = rows.locator('.rows > div', { hasText: name });
      await expect(row).toHaveText(`${name}{}${meaning}`);
    }
  }
});

test.describe('the answer as JSON', () => {
  test('is shown as it came, and copied', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page);
    await inspect(page, signed({ claims: { 'a"b': [1, {}] } }));
    await page.getByText('The whole answer as JSON').click();
    const raw = await page.locator('#raw').textContent();
    expect(raw).toMatch(/^{\n  "valid": true,\n  "verdict": "accepted",\n/);
    expect(JSON.parse(raw).claims['a"b']).toEqual([1, {}]);
    await page.getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByText('Copied.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(raw);
  });

  test('is selected where the browser does not copy', async ({ page }) => {
    await open(page);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
    });
    await inspect(page, signed());
    await page.getByText('The whole answer as JSON').click();
    await page.locator('#report').getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByText('The text is selected: copy it yourself.')).toBeVisible();
    expect(await page.evaluate(() => getSelection().toString())).toContain('"valid": true');
  });
});

test('marks the field of a text that is too large', async ({ page }) => {
  await open(page);
  await inspect(page, 'x'.repeat(100_000));
  const field = page.getByLabel('Any token');
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/TWT-058/);
  await inspect(page, signed());
  await expect(heading(page, TAKEN)).toBeFocused();
  await expect(page.locator('.problem, [aria-invalid]')).toHaveCount(0);
});

test.describe('while it waits', () => {
  test('says so, and gives up in the end', async ({ page }) => {
    await open(page);
    await page.route(INSPECT, () => {});
    await inspect(page, signed());
    await expect(page.locator('#no-report')).toHaveText('Inspecting …');
    await expect(page.locator('#inspection')).toHaveAttribute('aria-busy', 'true');
    await expect(page.getByRole('button', { name: 'Inspecting …' })).toBeFocused();
    await page.clock.fastForward(15_000);
    await expect(page.getByRole('alert')).toContainText('has not answered in 15 seconds');
    await expect(page.locator('#inspection')).toHaveAttribute('aria-busy', 'false');
    await page.unroute(INSPECT);
    await page.getByRole('button', { name: 'Inspect', exact: true }).click();
    await expect(heading(page, TAKEN)).toBeFocused();
  });

  test('shows nothing to who comes next', async ({ page }) => {
    await open(page);
    let answer;
    await page.route(INSPECT, (route) => {
      answer = () => route.continue().catch(() => {});
    });
    await inspect(page, signed());
    await expect.poll(() => typeof answer).toBe('function');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await answer();
    await open(page);
    await expect(page.locator('#no-report')).toContainText('What Twilio would say');
    await expect(page.locator('#report')).toBeHidden();
  });

  test('takes the report away when the text changes', async ({ page }) => {
    await open(page);
    await inspect(page, signed());
    await expect(heading(page, TAKEN)).toBeVisible();
    await page.getByLabel('Any token').fill('x');
    await expect(page.locator('#report')).toBeHidden();
    await expect(page.locator('#no-report')).toBeVisible();
    for (const id of ['inspected', 'raw']) await expect(page.locator(`#${id}`)).toBeEmpty();
  });
});

for (const caller of ['alice', 'bob', 'carol', 'dora@example.com']) {
  test(`says before that ${caller} may not inspect`, async ({ page }) => {
    await signIn(page, caller);
    const tab = page.getByRole('tab', { name: 'Inspect a token' });
    await expect(tab).toHaveAccessibleName('Inspect a token not for you');
    await getToken(page, 'default');
    const button = page.getByRole('button', { name: 'Inspect this token' });
    await expect(button).toHaveAccessibleDescription('Only grace may inspect tokens.');
    await expect(page.locator('#who-inspects')).toBeInViewport();
    await tab.click();
    await expect(page.locator('#not-inspector')).toHaveText(
      `Only grace may inspect tokens. The server will refuse ${caller}.`,
    );
  });
}

test('says nothing of that to grace, also after alice', async ({ page }) => {
  await signIn(page, 'alice');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, 'grace');
  const tab = page.getByRole('tab', { name: 'Inspect a token' });
  await expect(tab).toHaveAccessibleName('Inspect a token');
  await getToken(page, 'default');
  await expect(page.locator('#who-inspects')).toBeHidden();
  const button = page.getByRole('button', { name: 'Inspect this token' });
  await expect(button).toHaveAccessibleDescription('');
  await tab.click();
  await expect(page.locator('#not-inspector')).toBeHidden();
});

test('names those who may by the server’s setting', async ({ page }) => {
  await page.route('**/console/login', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), inspectors: ['alice', 'grace'] } });
  });
  await signIn(page, 'bob');
  await getToken(page, 'default');
  await expect(page.locator('#who-inspects')).toHaveText('Only alice and grace may inspect tokens.');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, 'alice');
  await getToken(page, 'default');
  await expect(page.locator('#who-inspects')).toBeHidden();
});

test('says where none of the callers may inspect', async ({ page }) => {
  await page.route('**/console/login', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), inspectors: [] } });
  });
  await signIn(page, 'grace');
  await getToken(page, 'default');
  await expect(page.locator('#who-inspects')).toHaveText(
    'None of these callers may inspect tokens.',
  );
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

test('is used by keyboard alone', async ({ page }) => {
  const press = (key) => page.keyboard.press(key);
  await signIn(page, 'grace');
  await press('ArrowRight');
  await press('Tab');
  await expect(page.getByLabel('Any token')).toBeFocused();
  await page.keyboard.insertText(signed({ claims: { jti: '', exp: 1_700_000_000 } }));
  await press('Tab');
  await expect(page.getByLabel('What is it for?')).toBeFocused();
  await press('Tab');
  await press('Enter');
  await expect(heading(page, REFUSED)).toBeFocused();
  await press('Tab');
  await expect(page.locator('#findings a').first()).toBeFocused();
  for (let i = 0; i < 3; i += 1) await press('Tab');
  await expect(page.locator('#report summary')).toBeFocused();
  await press('Enter');
  await press('Tab');
  await expect(page.locator('#report').getByRole('button', { name: 'Copy' })).toBeFocused();
});

for (const width of [1280, 390]) {
  for (const [appearance, media] of [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['forced colours', { forcedColors: 'active' }],
  ]) {
    test.describe(`${width} px, ${appearance}`, () => {
      test.use({ viewport: { width, height: 800 }, ...media });

      test(`is accessible at ${width} px, ${appearance}`, async ({ page }) => {
        await page.emulateMedia(media);
        await open(page);
        await expectFit(page);
        for (const [text, title] of [
          [`"${signed({ claims: { jti: '' } })}"`, TAKEN],
          [signed({ header: { twr: 'x'.repeat(300) }, claims: { exp: 1 } }), REFUSED],
          [signed({ claims: { iss: SK } }), 'Cannot tell whether Twilio would take this token'],
          [SK, OTHER],
        ]) {
          await inspect(page, text);
          await expect(heading(page, title)).toBeInViewport();
          await page.getByText('The whole answer as JSON').click();
          await expectFit(page);
          await page.getByText('The whole answer as JSON').click();
        }
      });
    });
  }
}
