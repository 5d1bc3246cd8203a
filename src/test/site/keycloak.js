// Follows the how-to for Keycloak, with a Keycloak and a Payara Micro.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, freePort, root, runPage, steps, until } from './page.js';

const name = 'how-to/keycloak.md';
const port = await freePort();
const start = steps(readFileSync(join(root, 'src/site/markdown', name), 'utf8'))
  .filter(({ kind }) => kind === 'start')
  .at(-1)
  .code.replace('8080', port);
const bare = (cell) => cell.replaceAll('`', '');
let good;

/** Starts the server with one line of its settings changed, and asks. */
async function wrongSetting(terminal, [changed, answer]) {
  const file = join(terminal.folder, 'office.properties');
  const [key, value] = bare(changed).replace('8180', keycloak).split(/=(.*)/s);
  good ??= readFileSync(file, 'utf8');
  const others = good.split('\n').filter((line) => !line.startsWith(`${key}=`));
  writeFileSync(file, [...others, ...(value ? [`${key}=${value}`] : [])].join('\n'));
  await terminal.stop();
  await terminal.start(start);
  await until(() => terminal.log.includes('ready in') || !terminal.running, () => terminal.log);

  const asked = await terminal.run(
    `curl -s -w '%{http_code}' -X POST -H "Authorization: Bearer $(login)" http://127.0.0.1:${port}/twilio/token`,
  );
  const status = asked.slice(-3);
  const code = asked.match(/"code":"([^"]*)"/)?.[1];
  console.log(`  ${bare(changed)}: ${status} ${code ?? ''}`);
  compare(bare(answer), `${status} ${code ?? ''}`);
}

const keycloak = String(await freePort());
await runPage(name, {
  replaced: { '…/twilio-token': root.replace(/\/$/, ''), 8080: String(port), 8180: keycloak },
  checks: { 'wrong setting': wrongSetting },
});
console.log('the how-to for Keycloak works');
