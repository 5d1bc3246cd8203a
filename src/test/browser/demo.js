import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';

const hex = () => randomBytes(16).toString('hex');

const root = new URL('../../..', import.meta.url);

/** Starts `mvn -Pdemo` with an account that the fake Twilio knows, and with the inspector's page. */
export default async function start() {
  const inspector = ['-B', '-q', '-f', 'examples/inspector', 'package'];
  execFileSync('mvn', inspector, { cwd: root, stdio: 'inherit' });
  Object.assign(process.env, {
    TWILIO_ACCOUNT_SID: `AC${hex()}`,
    TWILIO_API_KEY: `SK${hex()}`,
    TWILIO_API_SECRET: hex(),
  });
  const options = [
    `-Ddemo.real=${process.env.DEMO_REAL ?? true}`,
    '-Ddemo.browser=false',
    '-Ddemo.port=0',
    '-Ddemo.deploy=examples/inspector/target/inspector.war',
    // carol's login of two minutes is too short for it
    '-Ddemo.set=twilio.token.profile.chat.ttl.min=PT5M',
  ];
  const demo = spawn('mvn', ['-B', '-q', '-Pdemo', ...options], {
    cwd: root,
    detached: true, // a process group, which the server belongs to as well
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => demo.on('exit', resolve));
  let output = '';
  const ready = new Promise((resolve) => {
    demo.stdout.on('data', (data) => {
      output += data;
      if (output.includes('Stop with Ctrl-C')) resolve(true);
    });
  });
  if ((await Promise.race([ready, ended])) !== true) throw new Error(`The demo ended:\n${output}`);
  process.env.CONSOLE = output.match(/The console: (\S+)/)[1];
  return async () => {
    process.kill(-demo.pid, 'SIGTERM');
    await ended;
  };
}
