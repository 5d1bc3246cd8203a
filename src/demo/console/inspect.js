import { TokenProblem } from './softphone/twilio-token.js';
import { span } from './explain.js';
import { login, unanswered } from './login.js';
import { $, bringIntoView, element, problemCard, sections, tags } from './parts.js';
import { selectTab } from './tabs.js';

/** Takes a token to the second tab, and asks at once. */
export function inspect(jwt) {
  $('pasted').value = jwt;
  selectTab($('tab-inspect'));
  $('inspect-form').requestSubmit();
}

export function forgetVerdict() {
  $('inspect-problem').replaceChildren();
  $('verdict').hidden = true;
  $('no-verdict').hidden = false;
}

$('inspect-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  forgetVerdict();
  $('no-verdict').hidden = true;
  const product = $('product').value;
  const asker = login;
  try {
    const verdict = await ask({ token: $('pasted').value.trim(), ...(product && { product }) });
    if (asker === login) judge(verdict);
  } catch (problem) {
    if (asker === login) refuse(problem);
  }
});

function refuse(problem) {
  $('inspect-problem').replaceChildren(problemCard(problem));
  bringIntoView('inspect-problem');
}

async function ask(question) {
  const answer = await fetch('/twilio/token/inspect', {
    method: 'POST',
    headers: { Authorization: `Bearer ${login.bearer}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(question),
  }).catch(unanswered);
  const body = await answer.json().catch(() => undefined);
  if (answer.ok && body) return body;
  throw new TokenProblem(answer.status, body, answer.headers.get('Retry-After'));
}

function judge({ valid, expires_in: left, signed_by: key, findings, header, claims }) {
  $('verdict').hidden = false;
  $('verdict').classList.toggle('good', valid);
  $('verdict-title').textContent = valid
    ? 'Twilio would take this token'
    : 'Twilio would refuse this token';
  $('verdict-lead').textContent = [
    key ? `Signed by ${key}, a key of this server.` : 'Signed by no key of this server.',
    left === undefined ? '' : left > 0 ? `Ends in ${span(left)}.` : `Ended ${span(-left)} ago.`,
  ].join(' ');
  $('findings').replaceChildren(...findings.map(finding));
  $('inspected').replaceChildren(...sections({ header, claims }));
  $('verdict-title').focus();
  bringIntoView('verdict');
}

/** Twilio has a number for the API and Video, and others for Voice, Sync and Conversations. */
function finding({ code, voice, sync, name, detail, repair, severity }) {
  const warning = severity === 'warning';
  const codes = [code, voice && `Voice ${voice}`, sync && `Sync ${sync}`].filter(Boolean);
  return element(
    'li',
    { className: warning ? 'warning' : '' },
    element('p', { className: 'codes' }, ...tags(warning ? ['warning', ...codes] : codes)),
    element('h3', { textContent: name }),
    element('p', { textContent: detail }),
    ...(repair ? [element('p', { className: 'repair', textContent: repair })] : []),
  );
}
