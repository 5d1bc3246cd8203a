// Checked by the compiler, never run: the types, and the shapes that SDKs want.
import { fetchToken, tokenCache, TokenProblem, type IssuedToken } from './twilio-token.js';

const login = async () => 'login';
const page = new AbortController();
const tokens = tokenCache({ bearer: login, profile: 'chat', ttl: 900, signal: page.signal });

// Twilio's SDKs: a string, and one more for each event
const first: string = (await tokens.get()).token;
const next: string = (await tokens.renew()).token;

// Stream's tokenProvider
const provider: () => Promise<string> = async () => (await tokens.get()).token;

// the shape of LiveKit's TokenSource, for code that was written for it
const source: () => Promise<{ serverUrl: string; participantToken: string }> = async () =>
  ({ serverUrl: 'wss://example.com', participantToken: (await tokens.get()).token });

tokens.start(
  ({ token, edge }: IssuedToken) => console.log(token.length, edge?.length),
  (problem) => console.log(problem instanceof TokenProblem ? problem.code : problem.message),
);
tokens.stop();
tokens.forget();

// @ts-expect-error there is no bearer
fetchToken({ profile: 'chat' });
// @ts-expect-error seconds are a number
fetchToken({ bearer: 'login', ttl: 'PT15M' });

export { first, next, provider, source };
