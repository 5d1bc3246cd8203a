import { TokenProblem } from './softphone/twilio-token.js';
import { decode } from './explain.js';

/** The login: its bearer, when it ends, whether the Twilio account is real. Null if signed out. */
export let login = null;

/** Signs in as one of the demo's callers. @throws {TokenProblem} */
export async function signIn(caller) {
  const answer = await fetch('login', {
    method: 'POST',
    headers: { 'X-Demo-Key': location.hash.slice(1) },
    body: new URLSearchParams({ caller }),
  }).catch(throwNoAnswer);
  if (!answer.ok) {
    throw new TokenProblem(answer.status, {
      title: 'Not signed in',
      detail: 'The address lacks the key of this demo. Open the one that the command printed.',
    });
  }
  const { bearer, real } = await answer.json();
  login = { bearer, real, ends: decode(bearer).claims.exp * 1000 };
}

export function signOut() {
  login = null;
}

export function throwNoAnswer(error) {
  throw new TokenProblem(0, { title: 'No answer', detail: error.message });
}
