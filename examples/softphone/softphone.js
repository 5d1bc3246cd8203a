import { login } from './login.js';
import { tokenCache } from './twilio-token.js';

const $ = (id) => document.getElementById(id);
const showState = (state, text = state) => {
  $('state').dataset.state = state;
  $('state').textContent = text;
};
/** Shows an error. The SDK's messages have a code in them, those of the endpoint do not. */
const showProblem = ({ code, message }) => {
  $('problem').textContent = typeof code === 'string' ? `${message} (${code})` : message;
};

let tokens, device, call;
let online = false; // from the first registration until the line ends

/** Shows the part of the page that can be used now, and moves the focus there if it got lost. */
function showPart() {
  const ready = device?.state === 'registered' ? 'dial' : null;
  const part = call ? 'call' : online ? ready : 'line';
  for (const id of ['line', 'dial', 'call']) $(id).hidden = id !== part;
  $('leave').hidden = !online;
  const focused = document.activeElement;
  if (part && (focused === document.body || !focused.checkVisibility())) focus(part);
}

/** Focuses a call as a whole: who types does not answer it, or hang up, by mistake. */
function focus(part) {
  ($(part).querySelector('input') ?? $(part)).focus();
}

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

$('leave').addEventListener('click', () => {
  goOffline();
  showProblem({ message: '' });
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
    online = true;
    showProblem({ message: '' }); // such as that of a connection that was lost
    showState('online', `${identity} is online`);
    showPart();
  });
  device.on('unregistered', () => {
    showState(online ? 'connecting' : 'offline'); // the SDK tries again by itself
    showPart();
  });
  device.on('error', showDeviceError);
  // a second caller is not answered: another device of the user may take that call
  device.on('incoming', (incoming) => (call ? incoming.ignore() : showCall(incoming)));
  // tokenCache looks at the clock, too; the SDK knows how long Twilio takes the token
  device.on('tokenWillExpire', () => tokens.renew().catch(() => {}));
  device.register().catch(showProblem);
}

/**
 * Tells why there is no token. After a refusal, such as of a login that has ended, nothing renews it;
 * else the user may begin again before it is.
 */
function showNoToken(problem) {
  if (problem.passing) $('go').disabled = false;
  else goOffline();
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

/** Ends a call, the line and what keeps it, and lets the user begin again. */
function goOffline() {
  tokens?.forget();
  const ended = device;
  device = null;
  online = false;
  ended?.destroy();
  hideCall();
  showState('offline');
  $('go').disabled = false;
  $('name').focus();
}

$('dial').addEventListener('submit', async (event) => {
  event.preventDefault();
  const line = device;
  try {
    const outgoing = await line.connect({ params: { To: $('to').value } });
    if (line === device) showCall(outgoing);
    else outgoing.disconnect();
  } catch (problem) {
    showProblem(problem);
  }
});

/** Shows an incoming or outgoing call until it ends. */
function showCall(one) {
  call = one;
  const incoming = one.direction === 'INCOMING';
  const other = incoming ? one.parameters.From : $('to').value;
  showProblem({ message: '' });
  look('connecting', incoming ? `${other} is calling` : `Calling ${other}`);
  $('answer').hidden = !incoming;
  $('mute').hidden = true;
  $('mute').textContent = 'Mute';
  showPart();
  one.on('accept', () => {
    $('answer').hidden = true;
    $('mute').hidden = false;
    look('talking', `In a call with ${other}`);
    countFrom(performance.now());
    showPart();
  });
  one.on('mute', (muted) => {
    $('mute').textContent = muted ? 'Unmute' : 'Mute';
    look(muted ? 'muted' : 'talking', `${muted ? 'Muted' : 'In a call'} with ${other}`);
  });
  const hide = () => one === call && hideCall();
  for (const end of ['disconnect', 'cancel', 'reject']) one.on(end, hide);
  // an error alone ends no call: the SDK tells the end of one with an event of its own
  one.on('error', showProblem);
  // except here: it forgets an incoming call, and cannot bring back one that was not yet answered
  one.on('transportClose', () => {
    if (one.status() === 'pending') hide();
    else if (['connecting', 'ringing'].includes(one.status())) one.disconnect();
  });
}

function look(state, text) {
  $('call').dataset.state = state;
  for (const id of ['with', 'announce']) $(id).textContent = text;
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
  for (const id of ['time', 'announce']) $(id).textContent = '';
  showPart();
}

$('answer').addEventListener('click', () => call.accept());
$('mute').addEventListener('click', () => call.mute(!call.isMuted()));
$('end').addEventListener('click', () => {
  if (call.status() === 'closed') hideCall(); // the SDK says no more of it
  else if (call.status() === 'pending') call.reject();
  else call.disconnect();
});

// before this script is there, a click would send the form to the server
$('go').disabled = false;
