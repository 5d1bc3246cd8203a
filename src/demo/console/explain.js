/** Explains each part of a token in a sentence. */

// A token may use any name, also one that objects inherit. So these tables inherit nothing.

/** By name: a pattern, the sentence for a value that matches it, the one for any other value. */
const HEADER = {
  __proto__: null,
  typ: [/^JWT$/, 'It is a JSON Web Token.', 'It must be JWT.'],
  alg: [
    /^HS256$/,
    'Signed with HMAC-SHA-256 under the secret of the API key. Twilio takes nothing else.',
    'It must be HS256: HMAC-SHA-256 under the secret of the API key.',
  ],
  cty: [
    /^twilio-fpa;v=1$/,
    'Twilio’s format of access tokens, in its first version.',
    'It must be twilio-fpa;v=1, Twilio’s format of access tokens.',
  ],
  twr: [/./, 'The region where the API key was made; without it, US1.'],
};

const CLAIMS = {
  __proto__: null,
  jti: [/./, 'The token’s own id, which never repeats. Logs name a token by it.'],
  iss: [
    /^SK[0-9a-f]{32}$/,
    'The API key whose secret signs it.',
    'It must be an API key: SK and 32 hexadecimal digits.',
  ],
  sub: [
    /^AC[0-9a-f]{32}$/,
    'The Twilio account that it opens.',
    'It must be a Twilio account: AC and 32 hexadecimal digits.',
  ],
  nbf: [/^\d{1,11}$/, 'It is valid from this moment on.', 'It must be seconds since 1970.'],
  exp: [
    /^\d{1,11}$/,
    'It ends at this moment. Only deleting the API key ends it earlier.',
    'It must be seconds since 1970.',
  ],
  iat: [/./, 'When it was made.'],
  grants: [/^{/, 'What it opens.', 'It must be an object.'],
};

const GRANTS = {
  __proto__: null,
  identity: 'Who its holder is to Twilio.',
  'voice.incoming.allow': 'The holder can be called.',
  'voice.outgoing.application_sid': 'The holder can call, through this TwiML application.',
  'voice.outgoing.params': 'What that application is told of each call.',
  'voice.push_credential_sid': 'How a phone is told of calls.',
  'voice.endpoint_id': 'The device’s name.',
  'chat.service_sid': 'Conversations: the holder takes part in those of this service.',
  'chat.endpoint_id': 'The device’s name.',
  'chat.deployment_role_sid': 'The holder’s role in that service.',
  'chat.push_credential_sid': 'How a phone is told of messages.',
  'video.room': 'The holder can enter this room, and no other.',
  'data_sync.service_sid': 'Sync: the holder can read and write this service’s objects.',
  'data_sync.endpoint_id': 'The device’s name.',
  'task_router.workspace_sid': 'TaskRouter: the holder works in this workspace.',
  'task_router.worker_sid': 'Which worker of it the holder is.',
  'task_router.role': 'What the holder is there: a worker, or a supervisor.',
};

const EMPTY = {
  __proto__: null,
  video: 'The holder can enter every room of the account.',
  voice: 'The holder can neither call nor be called.',
};

/** Decodes header and claims, and verifies nothing. A part that cannot be read is undefined. */
export function decode(jwt) {
  const [header, claims] = jwt.split('.').map(part);
  return { header, claims };
}

function part(text) {
  try {
    const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0))));
  } catch {
    return undefined;
  }
}

/**
 * Grants, claims and header as rows that a page can show.
 * @param {number} [now] the moment in seconds since 1970; with it, the times are told from there
 * @returns {{title: string, rows: {name: string, value: string, meaning: string}[]}[]}
 */
export function explained({ header, claims }, now) {
  const { grants, ...others } = claims ?? {};
  const open = isObject(grants);
  return [
    { title: 'Grants', rows: open ? leaves(grants).map((leaf) => grant(...leaf)) : [] },
    { title: 'Claims', rows: rows(open ? others : claims, CLAIMS, now) },
    { title: 'Header', rows: rows(header, HEADER, now) },
  ].filter((section) => section.rows.length > 0);
}

function rows(object, sentences, now) {
  return isObject(object)
    ? Object.entries(object).map(([name, value]) => ({
        name,
        value: shown(value) + time(name, value, now),
        meaning: sentence(sentences[name], shown(value)),
      }))
    : [];
}

function sentence([form, meaning, other] = [/^/, 'Twilio does not know it.'], text) {
  return form.test(text) ? meaning : (other ?? meaning);
}

/** Flattens an object: `voice: {incoming: {allow: true}}` is the leaf `voice.incoming.allow`. */
function leaves(value, path = []) {
  const open = isObject(value) && path.join('.') !== 'voice.outgoing.params';
  return open && (Object.keys(value).length > 0 || path.length === 0)
    ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]))
    : [[path.join('.'), value]];
}

function grant(name, value) {
  const empty = isObject(value) && EMPTY[name];
  const meaning = empty || (GRANTS[name] ?? 'A grant of its own kind.');
  return { name, value: shown(value), meaning };
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const shown = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

/** A larger number is milliseconds: the year 5138 in seconds, 1973 in milliseconds. */
const LATEST = 100_000_000_000;

function time(name, value, now) {
  const known = Number.isInteger(value) && value >= 0 && value <= LATEST;
  if (!['nbf', 'exp', 'iat'].includes(name) || !known) return '';
  if (now === undefined) return ` (${moment(value)})`;
  const distance = value > now ? `in ${span(value - now)}` : `${span(now - value)} ago`;
  return ` (${moment(value)}, ${distance})`;
}

/** Writes seconds since 1970 in UTC: `2026-11-24 10:00:00 UTC`. */
export function moment(seconds) {
  return new Date(seconds * 1000).toISOString().replace('T', ' ').replace('.000Z', ' UTC');
}

/** Breaks JSON into lines and changes nothing else, such as a number that is too large for us. */
export function indented(json) {
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  const parts = json.match(/"(?:\\.|[^"\\])*"|[[{]\s*[\]}]|[[\]{},:]|[^\s[\]{},:"]+/g) ?? [];
  return parts
    .map((part) => {
      if (part === '{' || part === '[') return part + ((depth += 1), line());
      if (part === '}' || part === ']') return ((depth -= 1), line()) + part;
      if (part === ',') return part + line();
      return part === ':' ? ': ' : part;
    })
    .join('');
}

/** Writes `899` as `14:59`, and `3600` as `1:00:00`. */
export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  const two = (n) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

const count = (n, unit) => `${n} ${unit}${n === 1 ? '' : 's'}`;

/** Writes `900` as `15 minutes`. */
export function span(seconds) {
  const s = Math.max(0, Math.round(seconds));
  if (s < 120) return count(s, 'second');
  if (s < 7200) return count(Math.round(s / 60), 'minute');
  if (s < 172_800) return count(Math.round(s / 3600), 'hour');
  const days = Math.round(s / 86_400);
  return s < 63_072_000 ? count(days, 'day') : count(Math.round(days / 365), 'year');
}

/** Says in a sentence what limited the lifetime. */
export function limit({ requested, effective, limited_by: by }, profile) {
  const why = {
    'caller-session': 'because the caller’s login ends then',
    policy: 'because the operator allows no more',
    cap: 'because Twilio takes no token over 24 hours',
    'ttl-limited': 'because the application bounds it',
  }[by] ?? (by ? `because of the ${by.replace('-', ' ')}` : '');
  // what was asked for in seconds is told in seconds
  const given = requested ? count(effective, 'second') : span(effective);
  const asked = requested ? `${count(requested, 'second')} asked, ` : '';
  if (by) return `${asked}${given} given, ${why} (${by}).`;
  return requested ? `${given}, as asked.` : `${given}, as the profile ${profile} has it.`;
}

/** Says what the user of the page can do about a refusal for which the server gave no repair. */
export function remedy({ status }) {
  if (status === 0) return 'Look whether the server runs.';
  if (status === 401) return 'Sign in again.';
  if (status === 403) return 'Sign in as somebody who may.';
  if (status === 404) return 'Ask the operator: it is switched off here.';
  if (status === 429) return 'Wait, then ask again.';
  if (status < 500) return 'Correct the request.';
  return 'Wait; if it does not pass, ask the operator, who finds the cause in the log.';
}
