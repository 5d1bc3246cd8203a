import { TokenProblem } from './softphone/twilio-token.js';
import { span } from './explain.js';
import { login, throwNoAnswer } from './login.js';
import { $, bringIntoView, element, problemCard, sections, tags } from './parts.js';
import { selectTab } from './tabs.js';

/** Opens the second tab with a token and inspects it. */
export function inspect(jwt) {
  $('pasted').value = jwt;
  selectTab($('tab-inspect'));
  $('inspect-form').requestSubmit();
}

export function clearReport() {
  $('inspect-problem').replaceChildren();
  $('report').hidden = true;
  $('no-report').hidden = false;
}

$('inspect-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  clearReport();
  $('no-report').hidden = true;
  const product = $('product').value;
  const asker = login;
  try {
    const report = await ask({ token: $('pasted').value.trim(), ...(product && { product }) });
    if (asker === login) showReport(report);
  } catch (problem) {
    if (asker === login) showProblem(problem);
  }
});

function showProblem(problem) {
  $('inspect-problem').replaceChildren(problemCard(problem));
  bringIntoView('inspect-problem');
}

async function ask(question) {
  const answer = await fetch('/twilio/token/inspect', {
    method: 'POST',
    headers: { Authorization: `Bearer ${login.bearer}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(question),
  }).catch(throwNoAnswer);
  const body = await answer.json().catch(() => undefined);
  if (answer.ok && body) return body;
  throw new TokenProblem(answer.status, body, answer.headers.get('Retry-After'));
}

function showReport({ valid, expires_in: left, signed_by: key, findings, header, claims }) {
  $('report').hidden = false;
  $('report').classList.toggle('good', valid);
  $('report-title').textContent = valid
    ? 'Twilio would take this token'
    : 'Twilio would refuse this token';
  $('report-lead').textContent = [
    key ? `Signed by ${key}, a key of this server.` : 'Signed by no key of this server.',
    left === undefined ? '' : left > 0 ? `Ends in ${span(left)}.` : `Ended ${span(-left)} ago.`,
  ].join(' ');
  $('findings').replaceChildren(...findings.map(finding));
  $('inspected').replaceChildren(...sections({ header, claims }));
  $('report-title').focus();
  bringIntoView('report');
}

/** One finding with its codes: the API and Video have one, Voice and Sync have others. */
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
