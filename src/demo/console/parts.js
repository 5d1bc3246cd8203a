import { explained, remedy } from './explain.js';

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

/** A card with a refusal and what to do about it. */
export function problemCard(problem) {
  const { title, message, code, status } = problem;
  const again = element('button', { type: 'button', textContent: 'Sign in again' });
  again.dataset.signOut = '';
  return element(
    'div',
    { className: 'card problem', role: 'alert' },
    element('p', { className: 'codes' }, ...tags([code, status || 'no answer'].filter(Boolean))),
    element('h2', { textContent: title ?? 'Refused' }),
    element('p', { textContent: message }),
    element('p', { className: 'repair', textContent: problem.repair ?? remedy(problem) }),
    ...(status === 401 && !problem.repair ? [again] : []),
  );
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
