import { execFileSync } from 'node:child_process';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';

/**
 * Starts a fake of Twilio Voice's signalling on loopback. It checks a token as Twilio documents it,
 * registers its holder, and records their calls, which it hangs up unless told otherwise.
 */
export async function startFakeTwilio({ account, key, secret }) {
  const twilio = {
    secret,
    /** The lifetime that it reports for the next token, in seconds; null for the real one. */
    nextTtl: null,
    /** The error that the next token gets; null for none. */
    nextError: null,
    hangsUp: true,
    /** The SDK's messages, with the claims of each token that was accepted. */
    received: [],
  };
  const server = createServer({ pfx: certificate(), passphrase: 'public' });
  // for the SDK's ringing tones, and its reports on calls
  server.on('request', (_, response) => {
    response.writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': 'Content-Type, X-Twilio-Token',
      'Content-Type': 'audio/wav',
    });
    response.end(SILENCE);
  });
  const sockets = new WebSocketServer({ server, path: '/signal' });
  sockets.on('connection', (socket, { headers }) => {
    let holder = null;
    const send = (type, payload) => socket.send(JSON.stringify({ type, payload }));
    const handlers = {
      listen({ token }) {
        try {
          const code = twilio.nextError;
          twilio.nextError = null;
          check(!code, code);
          holder = verified(token, { account, key, secret: twilio.secret });
        } catch (refused) {
          send('error', { error: refused });
          return;
        }
        const ttl = twilio.nextTtl ?? holder.exp - now();
        twilio.nextTtl = null;
        twilio.received.push({ type: 'listen', claims: holder, host: headers.host });
        send('connected', { region: 'us1', token: { identity: holder.grants.identity, ttl } });
      },
      register({ media }) {
        if (!holder?.grants.voice.incoming?.allow) return send('error', { error: { code: 31204 } });
        twilio.received.push({ type: 'register', media });
        send('ready', {});
      },
      invite({ callsid, twilio: { params } }) {
        twilio.received.push({ type: 'invite', params });
        if (twilio.hangsUp) send('hangup', { callsid });
      },
      hangup() {
        twilio.received.push({ type: 'hangup' });
      },
    };
    socket.on('message', (data) => {
      if (String(data) === '\n') return;
      const { type, payload } = JSON.parse(data);
      handlers[type]?.(payload);
    });
    const beat = setInterval(() => socket.send('\n'), 10_000);
    socket.on('close', () => clearInterval(beat));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(twilio, {
    port: server.address().port,
    close: () => server.close(),
    /** Forgets what it has received, and what a test has set. */
    reset() {
      const nothingSet = { secret, nextTtl: null, nextError: null, hangsUp: true };
      Object.assign(twilio, nothingSet, { received: [] });
    },
    /** Cuts all connections, as a network that fails does. */
    cut: () => sockets.clients.forEach((socket) => socket.terminate()),
  });
}

const now = () => Math.floor(Date.now() / 1000);

/** Returns the claims of a token that Twilio Voice would accept; throws one of its errors. */
function verified(token, { account, key, secret }) {
  const parts = token.split('.');
  check(parts.length === 3, 31204);
  check(text(parts[0]) === '{"typ":"JWT","alg":"HS256","cty":"twilio-fpa;v=1"}', 31204);
  const ours = createHmac('sha256', secret).update(`${parts[0]}.${parts[1]}`).digest();
  const theirs = Buffer.from(parts[2], 'base64url');
  check(theirs.length === ours.length && timingSafeEqual(theirs, ours), 31202);
  const claims = JSON.parse(text(parts[1]));
  check(claims.iss === key && claims.sub === account, 31203);
  check(claims.nbf <= now() && now() < claims.exp, 31205);
  check(claims.exp - claims.nbf <= 86_399, 31207);
  check(/^\w{1,121}$/.test(claims.grants.identity), 31105);
  check(typeof claims.grants.voice === 'object', 31204);
  return claims;
}

const text = (part) => Buffer.from(part, 'base64url').toString();

function check(holds, code) {
  if (!holds) throw { code, message: 'refused by the fake Twilio' };
}

/** Makes a certificate for this run, which the browser is told to trust. */
function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'fake-twilio-'));
  const store = join(folder, 'store.p12');
  const keytool = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/keytool') : 'keytool';
  const options = ['-keyalg', 'EC', '-dname', 'CN=*.twilio.com', '-storetype', 'PKCS12'];
  try {
    execFileSync(
      keytool,
      ['-genkeypair', ...options, '-keystore', store, '-storepass', 'public', '-alias', 'twilio'],
      { stdio: 'ignore' },
    );
    return readFileSync(store);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A WAV file: two samples at 8 kHz. */
const SILENCE = Buffer.from(
  '524946462800000057415645666d74201000000001000100401f0000803e0000020010006461746104000000' +
    '00000000',
  'hex',
);
