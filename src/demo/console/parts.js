import { explained, remedy, span } from './explain.js';

export const $ = (id) => document.getElementById(id);

/** Tells screen readers about a change of the page, once. */
export function announce(text) {
  $('announce').textContent = text;
}

/** Scrolls to a part of the page on a narrow screen, where the answer is below the form. */
export function bringIntoView(id) {
  if (matchMedia('(max-width: 52rem)').matches) $(id).scrollIntoView();
}

/** Makes an element. Its text is never read as markup. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export const tags = (texts) =>
  texts.map((text) => element('span', { className: 'tag', textContent: text }));

/**
 * A card with a refusal. The server's detail ends with what to do about it, but for a fault and for
 * an address that is not served. There, and where the server gave no detail, the page says it.
 */
export function problemCard(problem) {
  const { title, detail, message, code, status, waitMs } = problem;
  const answer = status === 0 ? 'no answer' : status;
  const facts = [code, answer, waitMs > 0 && `wait ${span(waitMs / 1000)}`];
  const vague = status === 0 || status === 404 || status >= 500;
  const repaired = detail && !vague;
  const again = element('button', { type: 'button', textContent: 'Sign in again' });
  again.dataset.signOut = '';
  return element(
    'div',
    { className: 'card problem', role: 'alert' },
    element('p', { className: 'codes' }, ...tags(facts.filter(Boolean))),
    element('h2', { textContent: title ?? 'Refused' }),
    element('p', { textContent: detail ?? message }),
    ...(repaired ? [] : [element('p', { className: 'repair', textContent: remedy(problem) })]),
    ...(status === 401 ? [again] : []),
  );
}

/**
 * Shows below a field what is wrong with it, and focuses the field. Its description, `ID-problem`,
 * has that and is read then. A field that has the focus already is not read again: an alert is.
 */
export function showFieldProblem(id, problem) {
  const card = problemCard(problem);
  if (document.activeElement !== $(id)) card.removeAttribute('role');
  $(`${id}-problem`).replaceChildren(card);
  $(id).ariaInvalid = true;
  $(id).focus();
  card.scrollIntoView({ block: 'nearest' });
}

export function clearFieldProblem(id) {
  $(id).ariaInvalid = null;
  $(`${id}-problem`).replaceChildren();
}

/** The parts of a decoded token, each with its explanation. */
export function sections(token, now) {
  return explained(token, now).map(({ title, rows }) =>
    element(
      'section',
      {},
      element('h3', { textContent: title }),
      element('dl', { className: 'rows' }, ...rows.map(row)),
    ),
  );
}

function row({ name, value, meaning }) {
  return element(
    'div',
    {},
    element('dt', {}, ...breakable(name)),
    element(
      'dd',
      {},
      element('code', { textContent: value }),
      element('small', { textContent: meaning }),
    ),
  );
}

/** A dotted name that may wrap after each dot. */
function breakable(name) {
  return name.split('.').flatMap((word, i) => (i > 0 ? ['.', element('wbr'), word] : [word]));
}
