import { tokenCache } from './softphone/twilio-token.js';
import { clock, decode, limit, span } from './explain.js';
import { inspect } from './inspect.js';
import { login } from './login.js';
import { $, announce, bringIntoView, element, problemCard, sections, tags } from './parts.js';

/** The token shown: the endpoint's answer, its end by this clock, how often it was renewed. */
let shown = null;
let cache = null;

/** What the form asks for; a lifetime that is no number goes as it is, to be refused. */
function wish() {
  const profile = new FormData($('get-form')).get('profile');
  const [ttl, room] = [$('ttl').value.trim(), $('room').value];
  return {
    profile,
    ...(ttl && { ttl: /^\d{1,15}$/.test(ttl) ? Number(ttl) : ttl }),
    ...(profile === 'team' && room && { params: { room } }),
  };
}

export function showWish() {
  $('room-field').hidden = wish().profile !== 'team';
  $('asked').textContent = [
    'POST /twilio/token',
    'Authorization: Bearer <the login>',
    'Content-Type: application/json',
    '',
    JSON.stringify(wish()),
  ].join('\n');
}

function took(answer) {
  if (!$('renew').checked) cache.stop();
  const renewals = shown ? shown.renewals + 1 : 0;
  shown = { answer, renewals, ends: Date.now() + answer.expires_in * 1000 };
  $('problem').replaceChildren();
  $('nothing').hidden = true;
  $('token').hidden = false;
  $('token-title').textContent = `A token for ${answer.identity}`;
  $('token-grants').replaceChildren(...tags(answer.grants));
  $('limit').textContent = limit(answer.lifetime, answer.profile);
  $('renewal').textContent = renewed(renewals);
  $('jwt').replaceChildren(...segments(answer.token));
  $('copy').textContent = 'Copy';
  $('to-softphone').hidden = !answer.grants.includes('voice');
  $('to-softphone').href = `softphone/${location.hash}`;
  $('decoded').replaceChildren(...sections(decode(answer.token)));
  if (!renewals) bringIntoView('token');
  const what = renewals ? 'Token renewed' : 'Token';
  announce(`${what} for ${answer.identity}, ends in ${span(answer.expires_in)}.`);
  showTokenTime();
}

function renewed(times) {
  if (times === 0) return '';
  const often = times === 1 ? 'once' : `${times} times`;
  return `Renewed ${often}, last at ${new Date().toLocaleTimeString()}.`;
}

function refused(problem) {
  $('problem').replaceChildren(problemCard(problem));
  $('nothing').hidden = true;
  bringIntoView('problem');
}

/** The three parts of a token, to be told apart. */
function segments(jwt) {
  return jwt.split('.').flatMap((text, i) => [
    ...(i > 0 ? ['.'] : []),
    element('span', { className: `part${i}`, textContent: text }),
  ]);
}

/** No token is shown, none renewed, none in memory. */
export function forget() {
  cache?.stop();
  cache = null;
  shown = null;
  $('token').hidden = true;
  $('nothing').hidden = false;
  for (const id of ['problem', 'jwt', 'decoded']) $(id).replaceChildren();
  announce('');
}

/** How much of the token's life is left: for the eye each second, for the ear at its end. */
export function showTokenTime() {
  if (!shown) return;
  const left = (shown.ends - Date.now()) / 1000;
  const over = left <= 0;
  $('token').classList.toggle('over', over);
  $('left-label').textContent = over ? 'ended' : 'ends in';
  $('left').textContent = over ? new Date(shown.ends).toLocaleTimeString() : clock(left);
  $('track').style.transform = `scaleX(${Math.max(0, left / shown.answer.expires_in)})`;
  if (over && !shown.told) {
    shown.told = true;
    announce('The token has ended.');
  }
}

$('get-form').addEventListener('input', showWish);

$('get-form').addEventListener('submit', (event) => {
  event.preventDefault();
  forget();
  cache = tokenCache({ bearer: login.bearer, ...wish() });
  cache.start(took, refused);
});

$('renew').addEventListener('change', () => {
  if ($('renew').checked) cache?.start(took, refused);
  else cache?.stop();
});

$('copy').addEventListener('click', async () => {
  await navigator.clipboard.writeText(shown.answer.token);
  announce('Copied.');
  $('copy').textContent = 'Copied';
});

$('inspect-this').addEventListener('click', () => inspect(shown.answer.token));
