import { demoKey, login } from './login.js';

/**
 * Writes the request for a token as a command for a shell. The command signs in itself, with the
 * key that is in the page's address, so that the login need not be shown.
 */
export function curl(request) {
  return [
    `LOGIN=$(curl -fsS ${address('login')} \\`,
    `  ${secretHeader(quoted(`X-Demo-Key: ${demoKey()}`))} \\`,
    "  -H 'Accept: text/plain' \\",
    `  -d ${quoted(`caller=${encodeURIComponent(login.caller)}`)}) && \\`,
    `curl -sS ${address('/twilio/token')} \\`,
    `  ${secretHeader('"Authorization: Bearer $LOGIN"')} \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d ${quoted(JSON.stringify(request))}`,
  ].join('\n');
}

const address = (path) => quoted(new URL(path, location.href).href);

/** A header that is no argument of curl, which other users of the machine could see. */
const secretHeader = (header) => `-H @<(printf '%s\\n' ${header})`;

/** Between single quotes a shell takes every character as it is, but the quote itself. */
const quoted = (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
