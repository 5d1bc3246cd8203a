import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isAsShown, runPage, steps } from './page.js';

const block = (language, code) => `\`\`\`${language}\n${code}\n\`\`\`\n`;

/** Runs a page with this text, and returns its files. */
async function run(markdown, options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'shown-'));
  try {
    const page = join(folder, 'page.md');
    writeFileSync(page, markdown);
    return await runPage(page, { log: () => {}, ...options });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('an ellipsis stands for anything, white space for nothing', () => {
  assert.ok(isAsShown('{"a": 1, "b": "…"}', '{"a":1,"b":"x y"}\n'));
  assert.ok(isAsShown('…\nready in …', 'much\n\u001b[1mready\u001b[0m in 3 s'));
  assert.ok(!isAsShown('{"a": 1}', '{"a":2}'));
  assert.ok(!isAsShown('ready', 'not ready'));
  assert.ok(!isAsShown('a.b', 'axb'));
});

test('a block that nothing runs is an error', () => {
  assert.throws(() => steps(block('java', 'class A {}')), /Nothing runs this block/);
  assert.throws(() => steps(block('text', 'words')), /Nothing runs this block/);
});

test('a page that shows what there is passes', async () => {
  const page = `\`a/b.txt\`:\n\n${block('json', '{}')}${block('sh', 'cat a/b.txt')}${block('text', '{}')}`;
  assert.deepEqual(await run(page), { 'a/b.txt': '{}\n' });
});

test('a page that shows something else fails', async () => {
  await assert.rejects(run(block('sh', 'echo one') + block('text', 'two')), /shows\ntwo\nand there is/);
});

test('a command that fails fails the page', async () => {
  await assert.rejects(run(block('sh', 'false')), /ends with 1/);
});

test('what stays is seen, and ends with the page', async () => {
  const stays = `<!-- stays -->\n${block('sh', 'echo $$ > pid; echo up; exec sleep 60')}`;
  let pid;
  await run(`${stays}${block('text', 'up')}<!-- see -->\n${block('text', 'yes')}`, {
    checks: {
      see: async (terminal) => {
        pid = Number(await terminal.run('cat pid'));
        return 'yes';
      },
    },
  });
  assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
});

test('what stays and says something else fails', async () => {
  await assert.rejects(run(`<!-- stays -->\n${block('sh', 'echo down')}${block('text', 'up')}`), /down/);
});

test('each row of a table is checked', async () => {
  const rows = [];
  await run('<!-- rows: sums -->\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\nend\n', {
    checks: { sums: async (terminal, cells) => rows.push(cells) },
  });
  assert.deepEqual(rows, [['1', '2'], ['3', '4']]);
});
