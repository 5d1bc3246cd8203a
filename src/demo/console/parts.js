import { explained, remedy } from './explain.js';

export const $ = (id) => document.getElementById(id);

/** Said once to those who do not see the page change. */
export function announce(text) {
  $('announce').textContent = text;
}

/** On a narrow screen the answer is below the form. */
export function bringIntoView(id) {
  if (matchMedia('(max-width: 52rem)').matches) $(id).scrollIntoView();
}

/** An element with text, never with markup. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export const tags = (texts) =>
  texts.map((text) => element('span', { className: 'tag', textContent: text }));

/** A refusal, and what to do about it. */
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
    element('p', { className: 'repair', textContent: remedy(problem) }),
    ...(status === 401 ? [again] : []),
  );
}

/** What is in a token, explained. */
export function sections(token) {
  return explained(token).map(({ title, rows }) =>
    element(
      'section',
      {},
      element('h3', { textContent: title }),
      element('dl', { className: 'rows' }, ...rows.map(row)),
    ),
  );
}

function row({ name, value, says }) {
  return element(
    'div',
    {},
    element('dt', {}, ...breakable(name)),
    element(
      'dd',
      {},
      element('code', { textContent: value }),
      element('small', { textContent: says }),
    ),
  );
}

/** A dotted name, which may go on in a new line after each dot. */
function breakable(name) {
  return name.split('.').flatMap((word, i) => (i > 0 ? ['.', element('wbr'), word] : [word]));
}
