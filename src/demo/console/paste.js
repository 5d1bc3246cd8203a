/** Finds the token in what people paste. */

/** The header of a token begins with a brace and a quote, which Base64url writes as ey. */
const JWT = /^ey[\w-]*\.[\w-]+\.[\w-]*$/;

const WRAPPINGS = [
  ['the JSON around it', (text) => fromJson(text)],
  ['the word Bearer', (text) => text.match(/^(?:authorization\s*:\s*)?bearer\s+(.*)$/is)?.[1]],
  ['quotes', (text) => text.match(/^(["'`])(.*)\1$/s)?.[2]],
  ['line breaks', (text) => (JWT.test(text.replace(/\s+/g, '')) ? text.replace(/\s+/g, '') : text)],
];

/**
 * Takes off what lies around a token. What holds no token stays as it is, but for white space.
 * @returns {{token: string, removed: string[]}}
 */
export function unwrapped(pasted) {
  const removed = new Set();
  let token = pasted.trim();
  if (token !== pasted && token) removed.add('white space around it');
  for (let found = outermost(token); found; found = outermost(token)) {
    token = found.inner;
    removed.add(found.name);
  }
  return { token, removed: [...removed] };
}

/** What is outermost, and the text without it. */
function outermost(text) {
  return WRAPPINGS.map(([name, unwrap]) => ({ name, inner: unwrap(text)?.trim() ?? text })).find(
    ({ inner }) => inner !== text,
  );
}

/** The token in an answer of the token endpoint. */
function fromJson(text) {
  try {
    const { token } = JSON.parse(text);
    return typeof token === 'string' ? token : undefined;
  } catch {
    return undefined;
  }
}
