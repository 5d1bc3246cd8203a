import { tokenCache } from './softphone/twilio-token.js';
import { copyButton } from './copy.js';
import { curl } from './curl.js';
import { clock, decode, limit, span } from './explain.js';
import { inspect } from './inspect.js';
import { login } from './login.js';
import {
  $,
  announce,
  bringIntoView,
  clearFieldProblem,
  element,
  problemCard,
  sections,
  showFieldProblem,
  tags,
} from './parts.js';

/** The token on the page: the endpoint's answer, its end by this clock, how often it was renewed. */
let shown = null;
let cache = null;
/** The field that a refusal of the form's request is about, by the refusal's code. */
const FIELDS = {
  'TWT-001': 'ttl',
  'TWT-002': 'ttl',
  'TWT-050': 'ttl', // the form makes the rest
  'TWT-067': 'room',
  'TWT-068': 'room',
};
/** The request of a click whose answer is still to come; another click then asks nothing. */
let asking = null;

/** Reads the request from the form. A lifetime that is no number is sent as it is, and refused. */
function tokenRequest() {
  const profile = new FormData($('get-form')).get('profile');
  const [ttl, room] = [$('ttl').value.trim(), $('room').value];
  return {
    profile,
    ...(ttl && { ttl: /^\d{1,15}$/.test(ttl) ? Number(ttl) : ttl }),
    ...(profile === 'team' && room && { params: { room } }),
  };
}

/** Shows the request as a command, which has the key of the page's address as the link has. */
export function showRequest() {
  $('room-field').hidden = tokenRequest().profile !== 'team';
  $('asked').textContent = curl(tokenRequest());
  $('to-softphone').href = `softphone/${location.hash}`;
}

function showToken(answer) {
  asking = null;
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
  $('to-softphone').hidden = !answer.grants.includes('voice');
  showAnswer(answer);
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

/** Shows an answer as it came: a token’s, or the problem details of a refusal. */
function showAnswer(answer) {
  $('answer').textContent = JSON.stringify(answer, null, 2);
  $('came-back').hidden = false;
}

function showProblem(problem) {
  const { name, waitMs, passing, ...details } = problem;
  if (problem.status && (problem.title || problem.detail)) showAnswer(details);
  else $('came-back').hidden = true;
  // who has changed the request meanwhile, or gone to the other tab, is not called back
  const unchanged = asking === JSON.stringify(tokenRequest());
  const field = unchanged && FIELDS[problem.code];
  asking = null;
  if (field && $(field).checkVisibility()) {
    showFieldProblem(field, problem);
    return;
  }
  $('problem').replaceChildren(problemCard(problem));
  $('nothing').hidden = true;
  bringIntoView('problem');
}

/** The three parts of a token, each in its own colour. */
function segments(jwt) {
  return jwt.split('.').flatMap((text, i) => [
    ...(i > 0 ? ['.'] : []),
    element('span', { className: `part${i}`, textContent: text }),
  ]);
}

/** Removes the token from the page and from memory, and stops its renewal. */
export function clearToken() {
  cache?.stop();
  cache = null;
  shown = null;
  asking = null;
  $('token').hidden = true;
  $('nothing').hidden = false;
  $('came-back').hidden = true;
  for (const id of ['problem', 'jwt', 'answer', 'decoded']) $(id).replaceChildren();
  for (const field of Object.values(FIELDS)) clearFieldProblem(field);
  announce('');
}

/** Shows how long the token still lives. A screen reader is told only when it has ended. */
export function showTokenTime() {
  if (!shown) return;
  const left = (shown.ends - Date.now()) / 1000;
  const over = left <= 0;
  $('token').classList.toggle('over', over);
  $('left-label').textContent = over ? 'ended' : 'ends in';
  $('left').textContent = over ? new Date(shown.ends).toLocaleTimeString() : clock(left);
  $('track').style.transform = `scaleX(${Math.max(0, left / shown.answer.expires_in)})`;
  if (over && !shown.endAnnounced) {
    shown.endAnnounced = true;
    announce('The token has ended.');
  }
}

$('get-form').addEventListener('input', () => {
  showRequest();
  for (const field of Object.values(FIELDS)) clearFieldProblem(field);
});

$('get-form').addEventListener('submit', (event) => {
  event.preventDefault();
  if (asking) return;
  clearToken();
  const request = tokenRequest();
  asking = JSON.stringify(request);
  cache = tokenCache({ bearer: login.bearer, ...request });
  cache.start(showToken, showProblem);
});

$('renew').addEventListener('change', () => {
  if (asking) return; // its answer counts first
  if (!$('renew').checked) cache?.stop();
  else if (shown) cache.start(showToken, showProblem);
});

const [copy, copied] = copyButton($('jwt'), 'the token');
$('actions').prepend(copy);
$('actions').append(copied);
for (const [id, what] of [['asked', 'the command'], ['answer', 'the answer']]) {
  $(id).before(element('p', { className: 'actions' }, ...copyButton($(id), what)));
}

$('inspect-this').addEventListener('click', () => inspect(shown.answer.token));
