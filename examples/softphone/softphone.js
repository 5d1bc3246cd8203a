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
  goOffline();
  showProblem({ message: '' });
  showState('connecting');
  $('go').disabled = true;
  try {
    tokens = tokenCache({ bearer: await login($('name').value), profile: 'softphone' });
    tokens.start(useToken, showNoToken);
  } catch (problem) {
    goOffline();
    showProblem(problem);
  }
});

/** Registers the phone with the first token; later tokens keep it online. */
function useToken({ token, identity, edge }) {
  showProblem({ message: '' });
  if (device) {
    device.updateToken(token);
    if (device.state === 'unregistered') device.register().catch(showProblem);
    return;
  }
  if (!globalThis.Twilio) {
    goOffline();
    showProblem({ message: 'The SDK is missing: install it with npm ci.' });
    return;
  }
  device = new Twilio.Device(token, {
    // outside US1 Twilio knows a token's key only at an edge of the key's region
    ...(edge && { edge }),
    // without this option the SDK reports 53000 for nearly every token that Twilio refuses
    enableImprovedSignalingErrorPrecision: true,
  });
  device.on('registered', () => {
    showState(`${identity} is online`);
    $('line').hidden = true;
    $('dial').hidden = Boolean(call);
  });
  device.on('unregistered', () => {
    showState('offline');
    $('dial').hidden = true;
  });
  device.on('error', showDeviceError);
  device.on('incoming', showCall);
  // tokenCache looks at the clock, too; the SDK knows how long Twilio takes the token
  device.on('tokenWillExpire', () => tokens.renew().catch(() => {}));
  device.register().catch(showProblem);
}

/** Tells why there is no token. After a refusal, such as of a login that has ended, nothing renews it. */
function showNoToken(problem) {
  if (!problem.passing) goOffline();
  showProblem(problem);
}

/** An expired token is renewed at once, but not again and again: a clock may be wrong. */
function showDeviceError(error) {
  showProblem(error);
  $('go').disabled = false;
  if (error.code === 20104 && performance.now() - renewed > 30e3) {
    renewed = performance.now();
    tokens.renew().catch(() => {});
  }
}
let renewed = -Infinity;

/** Ends the line and what keeps it, and lets the user begin again. */
function goOffline() {
  tokens?.forget();
  const ended = device;
  device = null;
  ended?.destroy();
  hideCall();
  showState('offline');
  $('line').hidden = false;
  $('go').disabled = false;
  $('name').focus();
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
  look('connecting', incoming ? `${other} is calling` : `Calling ${other}`);
  $('answer').hidden = !incoming;
  $('mute').hidden = true;
  $('call').hidden = false;
  $('dial').hidden = true;
  one.on('accept', () => {
    $('answer').hidden = true;
    $('mute').hidden = false;
    look('talking', `In a call with ${other}`);
    countFrom(performance.now());
  });
  one.on('mute', (muted) => {
    $('mute').textContent = muted ? 'Unmute' : 'Mute';
    look(muted ? 'muted' : 'talking', `${muted ? 'Muted' : 'In a call'} with ${other}`);
  });
  one.on('error', showProblem);
  for (const end of ['disconnect', 'cancel', 'reject', 'error']) one.on(end, hideCall);
}

function look(state, text) {
  $('call').dataset.state = state;
  $('with').textContent = text;
}

/** Shows how long the call has lasted. */
function countFrom(start) {
  const show = () => {
    const seconds = Math.floor((performance.now() - start) / 1000);
    $('time').textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  };
  show();
  timer = setInterval(show, 1000);
}
let timer;

function hideCall() {
  clearInterval(timer);
  call = null;
  $('time').textContent = '';
  $('call').hidden = true;
  $('dial').hidden = device?.state !== 'registered';
}

$('answer').addEventListener('click', () => call.accept());
$('mute').addEventListener('click', () => call.mute(!call.isMuted()));
$('end').addEventListener('click', () => {
  if (call.status() === 'pending') call.reject();
  else call.disconnect();
});

// before this script is there, a click would send the form to the server
$('go').disabled = false;
