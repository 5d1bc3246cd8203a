import { TokenProblem } from './softphone/twilio-token.js';
import { copyButton } from './copy.js';
import { indented, moment, span } from './explain.js';
import {
  $,
  bringIntoView,
  clearFieldProblem,
  element,
  problemCard,
  sections,
  showFieldProblem,
  tags,
} from './parts.js';
import { unwrapped } from './paste.js';

const PATIENCE_MS = 15_000;
const PRODUCTS = {
  '': 'any product',
  voice: 'Voice',
  video: 'Video',
  conversations: 'Conversations',
  sync: 'Sync',
  taskrouter: 'TaskRouter',
};
const TOO_LARGE = 'TWT-058';
const NOTHING = 'What Twilio would say to the token, with Twilio’s own codes, and why.';

/** What is asked now. Another question, or a changed text, aborts it. */
let asked = null;

/**
 * Puts the inspector into a part of the page: a form for a token, and what Twilio would say of it.
 * @param {Element} place
 * @param {{endpoint: string, bearer: () => string}} options where tokens are inspected, and by whom
 */
export function showInspector(place, { endpoint, bearer }) {
  place.append(form(), result());
  $('pasted').setAttribute('aria-describedby', 'pasted-hint pasted-problem');
  $('report').setAttribute('aria-labelledby', 'report-title');
  $('pasted').addEventListener('input', clearReport);
  $('inspect-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    clearReport();
    const { token, removed } = unwrapped($('pasted').value);
    const product = $('product').value;
    const mine = (asked = new AbortController());
    setBusy(true);
    try {
      const question = { token, ...(product && { product }) };
      const answer = await ask(endpoint, bearer(), question, mine);
      if (asked === mine) showReport(answer, removed);
    } catch (problem) {
      if (asked === mine) showProblem(problem);
    } finally {
      if (asked === mine) setBusy(false);
    }
  });
}

/** Inspects a token as if it were pasted. */
export function inspect(jwt) {
  $('pasted').value = jwt;
  $('inspect-form').requestSubmit();
}

/** Takes the report off the page, and waits for none any more. */
export function clearReport() {
  asked?.abort();
  asked = null;
  setBusy(false);
  $('inspect-problem').replaceChildren();
  clearFieldProblem('pasted');
  $('inspected').replaceChildren();
  $('raw').replaceChildren();
  $('report').hidden = true;
  $('no-report').hidden = false;
}

function form() {
  return element(
    'form',
    { id: 'inspect-form', className: 'card' },
    element('h2', { textContent: 'Token' }),
    element(
      'div',
      { className: 'field' },
      element('label', { htmlFor: 'pasted', textContent: 'Any token, from anywhere' }),
      element('span', {
        className: 'hint',
        id: 'pasted-hint',
        textContent: 'it goes to this server and no further',
      }),
      element('textarea', {
        id: 'pasted',
        rows: 9,
        required: true,
        autocomplete: 'off',
        spellcheck: false,
        autocapitalize: 'none',
      }),
      element('div', { id: 'pasted-problem' }),
    ),
    element(
      'p',
      { className: 'field' },
      element('label', { htmlFor: 'product', textContent: 'What is it for?' }),
      element(
        'select',
        { id: 'product' },
        ...Object.entries(PRODUCTS).map(([value, textContent]) =>
          element('option', { value, textContent }),
        ),
      ),
    ),
    element('button', { id: 'inspect', className: 'main', textContent: 'Inspect' }),
  );
}

function result() {
  const raw = element('pre', { id: 'raw' });
  return element(
    'div',
    { className: 'result', id: 'inspection' },
    element('div', { id: 'inspect-problem' }),
    element('p', { id: 'no-report', className: 'card empty', textContent: NOTHING }),
    element(
      'article',
      { id: 'report', className: 'card', hidden: true },
      element('h2', { id: 'report-title', tabIndex: -1 }),
      element('p', { id: 'looks-like' }),
      element('p', { id: 'instead', className: 'repair' }),
      element('p', { id: 'report-lead', className: 'lead' }),
      element('p', { id: 'removed', className: 'notice' }),
      element('ol', { id: 'findings', className: 'findings' }),
      element('div', { id: 'inspected' }),
      element(
        'details',
        { className: 'asked' },
        element('summary', { textContent: 'The whole answer as JSON' }),
        element('p', { className: 'actions' }, ...copyButton(raw, 'the answer')),
        raw,
      ),
    ),
  );
}

function setBusy(busy) {
  $('inspection').ariaBusy = busy;
  $('inspect').textContent = busy ? 'Inspecting …' : 'Inspect';
  $('no-report').textContent = busy ? 'Inspecting …' : NOTHING;
}

async function ask(endpoint, bearer, question, abort) {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort.abort();
  }, PATIENCE_MS);
  try {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(question),
      signal: abort.signal,
    });
    const text = await answer.text();
    const body = parsed(text);
    if (answer.ok && body) return { ...body, text };
    throw new TokenProblem(answer.status, body, answer.headers.get('Retry-After'));
  } catch (error) {
    if (error instanceof TokenProblem) throw error;
    const detail = late
      ? `The server has not answered in ${span(PATIENCE_MS / 1000)}.`
      : error.message;
    throw new TokenProblem(0, { title: 'No answer', detail });
  } finally {
    clearTimeout(timer);
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function showProblem(problem) {
  if (problem.code === TOO_LARGE) {
    showFieldProblem('pasted', problem);
    return;
  }
  $('no-report').hidden = true;
  $('inspect-problem').replaceChildren(problemCard(problem));
  bringIntoView('inspect-problem');
}

function showReport(answer, removed) {
  const { verdict, looks_like: other, expires_in: left, findings, header, claims, text } = answer;
  $('no-report').hidden = true;
  $('report').hidden = false;
  $('report').className = `card ${verdict}`;
  $('report-title').textContent = title(answer);
  show('looks-like', other?.detail);
  show('instead', other?.repair);
  show('report-lead', [...signer(answer), ...end(answer)].join(' '));
  show('removed', removed.length > 0 && removal(removed));
  $('findings').replaceChildren(...groups(findings).map((group) => card(group, verdict)));
  // the server's own moment: this browser's clock may be wrong
  const now = left === undefined ? undefined : claims.exp - left;
  $('inspected').replaceChildren(...sections({ header, claims }, now));
  $('raw').textContent = indented(text);
  $('report-title').focus();
  bringIntoView('report');
}

/** Shows a paragraph, if there is something to say. */
function show(id, text) {
  $(id).textContent = text || '';
  $(id).hidden = !text;
}

function title({ verdict, looks_like: other }) {
  if (other) return 'This is no Access Token';
  return {
    accepted: 'Twilio would take this token',
    refused: 'Twilio would refuse this token',
    unknown: 'Cannot tell whether Twilio would take this token',
  }[verdict];
}

function signer({ verdict, signature, signed_by: key }) {
  if (key) return [`Signed by ${key}, a key of this server.`];
  if (verdict === 'unknown') {
    return ['Its key is not configured here. Nothing else is wrong with it.'];
  }
  return signature === 'invalid' ? ['Its signature is wrong.'] : [];
}

function end({ expires_in: left, claims }) {
  if (left === undefined) return [];
  const at = moment(claims.exp);
  return [left > 0 ? `Ends in ${span(left)}, at ${at}.` : `Ended ${span(-left)} ago, at ${at}.`];
}

function removal(removed) {
  const what = new Intl.ListFormat('en-GB').format(removed);
  return `Left out before inspecting: ${what}. Your application has to leave that out as well: `
    + 'Twilio’s SDK takes the token alone.';
}

/** Findings of one code and severity, which the server lists one after another. */
function groups(findings) {
  const groups = new Map();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}

function card(group, verdict) {
  const [{ severity = '', name }] = group;
  const warning = severity === 'warning';
  const tag = { warning: 'warning', unchecked: 'not checked' }[severity];
  const heading = warning ? (verdict === 'accepted' ? 'It works, but' : 'Besides') : name;
  return element(
    'li',
    { className: severity },
    element('p', { className: 'codes' }, ...tags(tag ? [tag] : []), ...codes(group)),
    element('h3', { textContent: heading }),
    ...group.flatMap(({ detail, repair }, i) => [
      element('p', { textContent: detail }),
      ...(repair && repair !== group[i + 1]?.repair
        ? [element('p', { className: 'repair', textContent: repair })]
        : []),
    ]),
  );
}

/** Twilio’s codes, each with its page: the API and Video have one, Voice and Sync have others. */
function codes(group) {
  const all = group.flatMap(({ code, voice, sync }) => [
    [code, `${code}`],
    [voice, `Voice ${voice}`],
    [sync, `Sync ${sync}`],
  ]);
  return [...new Map(all.filter(([code]) => code))].map(([code, textContent]) =>
    element(
      'a',
      {
        className: 'tag',
        href: `https://www.twilio.com/docs/api/errors/${code}`,
        target: '_blank',
        rel: 'noreferrer',
        textContent,
      },
      element('span', { className: 'unseen', textContent: ', Twilio’s page in a new tab' }),
    ),
  );
}
