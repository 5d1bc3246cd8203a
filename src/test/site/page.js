import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this project. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

// a busy machine is no failure
const PATIENCE = 300_000;

/**
 * Reads a page into what its reader does, in order.
 *
 * - A block after a line that ends with a file's name in backticks and a colon is that file.
 * - A block of `sh` is run. After the comment `<!-- stays -->` it goes on running; the comment
 *   `<!-- stops -->`, or the end of the page, ends it.
 * - A block of `text` is what the commands before it print. After the comment `<!-- NAME -->` it is
 *   what the check of that name finds.
 * - A table after the comment `<!-- rows: NAME -->` is given to the check of that name, row by row.
 *
 * A block that is none of these is an error: nothing on such a page is only shown.
 */
export function steps(markdown) {
  const steps = [];
  const lines = markdown.split('\n');
  let before = '';
  let comment = '';
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line.startsWith('```')) {
      const language = line.slice(3);
      const end = lines.indexOf('```', at + 1);
      const code = lines.slice(at + 1, end).join('\n');
      steps.push({ line: at + 1, ...step(language, code, before, comment, steps.at(-1)) });
      at = end;
      comment = '';
    } else if (line.startsWith('|') && comment.startsWith('rows: ')) {
      const name = comment.slice(6);
      // below the head and the line under it
      for (at += 2; lines[at].startsWith('|'); at++) {
        const cells = lines[at].split('|').slice(1, -1).map((cell) => cell.trim());
        steps.push({ line: at + 1, kind: 'row', name, cells });
      }
      comment = '';
    } else if (/^<!-- .* -->$/.test(line)) {
      comment = line.slice(5, -4);
      if (comment === 'stops') steps.push({ line: at + 1, kind: 'stop' });
    }
    if (line.trim() && !line.startsWith('<!--')) before = line;
  }
  return steps;
}

function step(language, code, before, comment, last) {
  const file = before.match(/`([^`]+)`:$/)?.[1];
  if (language === 'sh') return { kind: comment === 'stays' ? 'start' : 'run', code };
  if (language === 'text' && comment) return { kind: 'check', name: comment, expected: code };
  if (language === 'text' && ['run', 'start'].includes(last?.kind)) {
    return { kind: 'printed', expected: code };
  }
  if (file) return { kind: 'file', file, code: `${code}\n` };
  throw new Error(`Nothing runs this block:\n${code}`);
}

/** Whether a text is as it is shown: white space aside, and `…` stands for anything. */
export function isAsShown(expected, actual) {
  const literal = (part) => part.replace(/\s/g, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = expected.split('…').map(literal).join('.*');
  return new RegExp(`^${pattern}$`, 's').test(plain(actual).replace(/\s/g, ''));
}

const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, '');

/** Returns a port that nothing listens at. */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A terminal in an empty folder, and what was started in others. */
class Terminal {
  #bash;
  #printed = '';
  #ended;
  #jobs = [];

  constructor(folder) {
    this.folder = folder;
    // a reader has not set what the runner of this test may have set
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(twilio|mp)_/i.test(name)),
    );
    this.#bash = spawn('bash', ['--noprofile', '--norc'], { cwd: folder, env });
    this.#ended = new Promise((resolve) => this.#bash.on('exit', resolve));
    this.#bash.stdout.on('data', (data) => (this.#printed += data));
    // jobs get process groups, which the servers that they start belong to
    this.#bash.stdin.write('exec 2>&1\nset -m\n');
  }

  /** Runs commands; returns what they print. */
  async run(code) {
    const mark = `end-${Math.random()}-`;
    this.#printed = '';
    this.#bash.stdin.write(`${code}\necho "${mark}$?"\n`);
    await until(() => this.#printed.includes(mark), () => `${code}\nprints only\n${this.#printed}`);
    const [printed, status] = this.#printed.split(mark);
    if (status.trim() !== '0') throw new Error(`${code}\nends with ${status}${printed}`);
    return printed;
  }

  /** Starts commands that run until `stop`. */
  async start(code) {
    const log = join(this.folder, `log-${Math.random()}`);
    const job = await this.run(`{ ${code}\n} >'${log}' 2>&1 & echo job $!`);
    this.#jobs.push({ group: Number(job.match(/job (\d+)/)[1]), log });
  }

  /** What the commands that were started last have printed. */
  get log() {
    return readFileSync(this.#jobs.at(-1).log, 'utf8');
  }

  get running() {
    return isAlive(this.#jobs.at(-1).group);
  }

  /** Ends what was started last, as Ctrl-C would. */
  async stop() {
    const { group } = this.#jobs.pop();
    if (isAlive(group)) process.kill(-group, 'SIGTERM');
    await until(() => !isAlive(group), () => `process group ${group} does not end`);
  }

  async close() {
    while (this.#jobs.length) await this.stop();
    this.#bash.stdin.end();
    await this.#ended;
  }
}

function isAlive(group) {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

export async function until(condition, problem) {
  const end = Date.now() + PATIENCE;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(problem());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Does in an empty folder what a page says, and compares what it shows.
 *
 * @param name the page: a path from src/site/markdown
 * @param replaced words of the page that are others here, such as ports
 * @param checks what the comments of the page name: functions of the terminal, and for rows the cells
 * @returns the files that the page shows, by their names
 */
export async function runPage(name, { replaced = {}, checks = {}, log = console.log }) {
  let markdown = readFileSync(resolve(root, 'src/site/markdown', name), 'utf8');
  for (const [word, other] of Object.entries(replaced)) {
    if (!markdown.includes(word)) throw new Error(`${name} does not say ${word}`);
    markdown = markdown.replaceAll(word, other);
  }
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  const terminal = new Terminal(folder);
  const files = {};
  let printed = '';
  try {
    for (const step of steps(markdown)) {
      log(`${name}:${step.line} ${step.kind} ${step.name ?? step.file ?? step.code ?? ''}`);
      switch (step.kind) {
        case 'file': {
          const path = join((await terminal.run('pwd')).trim(), step.file);
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, step.code);
          files[step.file] = step.code;
          break;
        }
        case 'run':
          printed = await terminal.run(step.code);
          break;
        case 'start':
          await terminal.start(step.code);
          printed = null;
          break;
        case 'stop':
          await terminal.stop();
          break;
        case 'printed':
          if (printed === null) {
            await until(
              () => isAsShown(step.expected, terminal.log) || !terminal.running,
              () => `prints only\n${terminal.log}`,
            );
          }
          compare(step.expected, printed ?? terminal.log);
          break;
        case 'check':
          compare(step.expected, await check(checks, step)(terminal));
          break;
        case 'row':
          await check(checks, step)(terminal, step.cells);
          break;
      }
    }
  } catch (error) {
    error.message = `${name}: ${error.message}`;
    throw error;
  } finally {
    await terminal.close();
    rmSync(folder, { recursive: true });
  }
  return files;
}

function check(checks, { name }) {
  if (!checks[name]) throw new Error(`There is no check '${name}'`);
  return checks[name];
}

/** Fails unless a text is as it is shown. */
export function compare(expected, actual) {
  if (!isAsShown(expected, actual)) {
    throw new Error(`The page shows\n${expected}\nand there is\n${plain(actual)}`);
  }
}
