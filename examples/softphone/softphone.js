import { login } from './login.js';
import { tokenCache } from './twilio-token.js';

const $ = (id) => document.getElementById(id);
const showState = (text) => { $('state').textContent = text; };
/** Shows an error. The SDK's messages have a code in them, those of the endpoint do not. */
const showProblem = ({ code, message }) => {
  $('problem').textContent = typeof code === 'string' ? `${message} (${code})` : message;
};

let tokens, device, call;

$('line').addEventListener('submit', async (event) => {
  event.preventDefault();
  showProblem({ message: '' });
  try {
    tokens = tokenCache({ bearer: await login($('name').value), profile: 'softphone' });
    tokens.start(useToken, showProblem);
  } catch (problem) {
    showProblem(problem);
  }
});

/** Registers the phone with the first token; later tokens keep it online. */
function useToken({ token, identity, edge }) {
  showProblem({ message: '' });
  if (device) return device.updateToken(token);
  if (!globalThis.Twilio) return showProblem({ message: 'The SDK is missing: install it with npm ci.' });
  device = new Twilio.Device(token, {
    // outside US1 Twilio knows a token's key only at an edge of the key's region
    ...(edge && { edge }),
    // without this option the SDK reports 53000 for nearly every token that Twilio refuses
    enableImprovedSignalingErrorPrecision: true,
  });
  device.on('registered', () => {
    showState(`${identity} is online`);
    $('dial').hidden = Boolean(call);
  });
  device.on('unregistered', () => {
    showState('offline');
    $('dial').hidden = true;
  });
  device.on('error', showProblem);
  device.on('incoming', showCall);
  // The timer of tokenCache is earlier, but does not fire while the computer sleeps.
  device.on('tokenWillExpire', () => tokens.renew().catch(() => {}));
  device.register().catch(showProblem);
  $('line').hidden = true;
}

$('dial').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    showCall(await device.connect({ params: { To: $('to').value } }));
  } catch (problem) {
    showProblem(problem);
  }
});

/** Shows an incoming or outgoing call until it ends. */
function showCall(one) {
  call = one;
  const incoming = one.direction === 'INCOMING';
  const other = incoming ? one.parameters.From : $('to').value;
  $('with').textContent = incoming ? `${other} is calling` : `Calling ${other}`;
  $('answer').hidden = !incoming;
  $('call').hidden = false;
  $('dial').hidden = true;
  one.on('accept', () => { $('answer').hidden = true; });
  one.on('error', showProblem);
  for (const end of ['disconnect', 'cancel', 'reject', 'error']) one.on(end, hideCall);
}

function hideCall() {
  call = null;
  $('call').hidden = true;
  $('dial').hidden = device.state !== 'registered';
}

$('answer').addEventListener('click', () => call.accept());
$('end').addEventListener('click', () => {
  if (call.status() === 'pending') call.reject();
  else call.disconnect();
});

// before this script is there, a click would send the form to the server
$('go').disabled = false;
