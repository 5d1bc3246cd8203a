import { TokenProblem } from './softphone/twilio-token.js';
import { decode } from './explain.js';

/** The login: its bearer, when it ends, whether the Twilio account is real. Null if signed out. */
export let login = null;

/** What to say where the address lacks the key of this demo. */
export const KEY_MISSING = {
  title: 'Your login was not accepted',
  message: 'The address lacks the key of this demo.',
  repair: 'Open the address that the command printed, or start it again.',
};

/** Signs in as one of the demo's callers. @throws {TokenProblem} */
export async function signIn(caller) {
  const answer = await fetch('login', {
    method: 'POST',
    headers: { 'X-Demo-Key': location.hash.slice(1) },
    body: new URLSearchParams({ caller }),
  }).catch(throwNoAnswer);
  if (!answer.ok) {
    throw Object.assign(new TokenProblem(answer.status), KEY_MISSING);
  }
  const { bearer, real } = await answer.json();
  const { exp, iat } = decode(bearer).claims;
  // counted from now: this clock may not be the server's
  login = { bearer, real, ends: Date.now() + (exp - iat) * 1000 };
}

export function signOut() {
  login = null;
}

export function throwNoAnswer(error) {
  throw new TokenProblem(0, { title: 'No answer', detail: error.message });
}
