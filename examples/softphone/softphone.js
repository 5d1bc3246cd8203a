import { login } from './login.js';
import { tokenCache } from './twilio-token.js';

const $ = (id) => document.getElementById(id);
const say = (text) => { $('state').textContent = text; };
const complain = ({ code, message }) => {
  $('problem').textContent = code ? `${message} (${code})` : message;
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
  if (!globalThis.Twilio) throw new Error('npm install brings the SDK');
  // without it the SDK says 53000 of nearly every token that Twilio refuses
  device = new Twilio.Device(token, { enableImprovedSignalingErrorPrecision: true });
  device.on('registered', () => say(`${identity} is on line`));
  device.on('unregistered', () => say('off line'));
  device.on('error', complain);
  device.on('incoming', take);
  // Our own timer is earlier. Should the page have slept, this is the last moment.
  device.on('tokenWillExpire', () => tokens.renew().catch(() => {}));
  device.register().catch(complain);
  $('line').hidden = true;
  $('dial').hidden = false;
}

$('dial').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    take(await device.connect({ params: { To: $('to').value } }));
  } catch (problem) {
    complain(problem);
  }
});

/** Shows a call, whoever began it. */
function take(one) {
  call = one;
  const incoming = one.direction === 'INCOMING';
  $('with').textContent = incoming ? `${one.parameters.From} is calling` : `Calling ${$('to').value}`;
  $('answer').hidden = !incoming;
  show(true);
  one.on('accept', () => { $('answer').hidden = true; });
  for (const end of ['disconnect', 'cancel', 'reject', 'error']) one.on(end, () => show(false));
  one.on('error', complain);
}

function show(busy) {
  $('call').hidden = !busy;
  $('dial').hidden = busy;
}

$('answer').addEventListener('click', () => call.accept());
$('end').addEventListener('click', () => (call.status() === 'pending' ? call.reject() : call.disconnect()));
