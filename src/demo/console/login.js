import { TokenProblem } from './softphone/twilio-token.js';
import { decode } from './explain.js';

/**
 * The login: its caller and bearer, when it ends, whether the Twilio account is real, and which
 * callers may inspect tokens. Null if signed out.
 */
export let login = null;

/** The key in the page's address, which proves that this page may sign callers in. */
export const demoKey = () => location.hash.slice(1);

/** What the server says to a page without the key, for a page that has not asked it. */
export const KEY_MISSING = {
  title: 'Key of the demo missing',
  detail: 'The address lacks the key of this demo. Open the address that the command printed, or'
    + ' start it again.',
};

/** Signs in as one of the demo's callers. @throws {TokenProblem} */
export async function signIn(caller) {
  const answer = await fetch('login', {
    method: 'POST',
    headers: { 'X-Demo-Key': demoKey() },
    body: new URLSearchParams({ caller }),
  }).catch(throwNoAnswer);
  if (!answer.ok) {
    const problem = await answer.json().catch(() => {});
    throw new TokenProblem(answer.status, { title: 'Your login was not accepted', ...problem });
  }
  const { bearer, real, inspectors } = await answer.json();
  const { exp, iat } = decode(bearer).claims;
  // counted from now: this clock may not be the server's
  const ends = Date.now() + (exp - iat) * 1000;
  login = { caller, bearer, ends, real, inspectors };
}

export function signOut() {
  login = null;
}

function throwNoAnswer(error) {
  throw new TokenProblem(0, { title: 'No answer', detail: error.message });
}
