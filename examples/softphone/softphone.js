import { login } from './login.js';
import { tokenCache } from './twilio-token.js';

const $ = (id) => document.getElementById(id);
const say = (text) => { $('state').textContent = text; };
/** The SDK's messages name its code, those of the endpoint do not. */
const complain = ({ code, message }) => {
  $('problem').textContent = typeof code === 'string' ? `${message} (${code})` : message;
};

let tokens, device, call;

$('line').addEventListener('submit', async (event) => {
  event.preventDefault();
  complain({ message: '' });
  try {
    tokens = tokenCache({ bearer: await login($('name').value), profile: 'softphone' });
    tokens.start(use, complain);
  } catch (problem) {
    complain(problem);
  }
});

/** The first token puts the phone on line, every other one keeps it there. */
function use({ token, identity }) {
  complain({ message: '' });
  if (device) return device.updateToken(token);
  if (!globalThis.Twilio) return complain({ message: 'The SDK is missing: npm ci brings it.' });
  // without it the SDK says 53000 of nearly every token that Twilio refuses
  device = new Twilio.Device(token, { enableImprovedSignalingErrorPrecision: true });
  device.on('registered', () => {
    say(`${identity} is on line`);
    $('dial').hidden = Boolean(call);
  });
  device.on('unregistered', () => {
    say('off line');
    $('dial').hidden = true;
  });
  device.on('error', complain);
  device.on('incoming', take);
  // Our own timer is earlier. Should the page have slept, this is the last moment.
  device.on('tokenWillExpire', () => tokens.renew().catch(() => {}));
  device.register().catch(complain);
  $('line').hidden = true;
}

$('dial').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    take(await device.connect({ params: { To: $('to').value } }));
  } catch (problem) {
    complain(problem);
  }
});

/** Shows a call, whoever began it, until it ends. */
function take(one) {
  call = one;
  const incoming = one.direction === 'INCOMING';
  const other = incoming ? one.parameters.From : $('to').value;
  $('with').textContent = incoming ? `${other} is calling` : `Calling ${other}`;
  $('answer').hidden = !incoming;
  $('call').hidden = false;
  $('dial').hidden = true;
  one.on('accept', () => { $('answer').hidden = true; });
  one.on('error', complain);
  for (const end of ['disconnect', 'cancel', 'reject', 'error']) one.on(end, ended);
}

function ended() {
  call = null;
  $('call').hidden = true;
  $('dial').hidden = device.state !== 'registered';
}

$('answer').addEventListener('click', () => call.accept());
$('end').addEventListener('click', () => {
  if (call.status() === 'pending') call.reject();
  else call.disconnect();
});
