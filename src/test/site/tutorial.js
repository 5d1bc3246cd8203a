// Follows the tutorial from an empty folder to a token in a browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { freePort, root, runPage } from './page.js';

const { chromium } = createRequire(join(root, 'src/test/browser/package.json'))('@playwright/test');

const port = await freePort();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
});

/** Pastes a login into the page, and returns what is shown after a click. */
async function shownFor(login) {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.getByLabel('Your login').fill(login);
  await page.getByRole('button', { name: 'Get a token' }).click();
  const shown = page.locator('#shown');
  await shown.filter({ hasText: /./ }).waitFor();
  const text = await shown.textContent();
  await page.close();
  return text;
}

try {
  const files = await runPage('tutorial.md', {
    replaced: { '…/twilio-token': root.replace(/\/$/, ''), 8080: String(port) },
    checks: {
      'alice in the browser': async (terminal) => shownFor(await terminal.run('cat alice.txt')),
      'bob in the browser': async (terminal) => shownFor(await terminal.run('cat bob.txt')),
    },
  });

  // what the reader has made is what lies in examples/tutorial
  const example = join(root, 'examples/tutorial');
  const kept = execFileSync('git', ['ls-files', '-z'], { cwd: example, encoding: 'utf8' });
  assert.deepEqual(Object.keys(files).sort(), kept.split('\0').filter(Boolean).sort());
  for (const [file, text] of Object.entries(files)) {
    assert.equal(text, readFileSync(join(example, file), 'utf8'), file);
  }
  console.log('the tutorial works');
} finally {
  await browser.close();
}
