import { inspect as inspectToken, showInspector } from './inspector.js';
import { login } from './login.js';
import { $ } from './parts.js';
import { selectTab } from './tabs.js';

showInspector($('panel-inspect'), {
  endpoint: '/twilio/token/inspect',
  bearer: () => login.bearer,
});

/** Says to a caller who may not inspect tokens who may, before the server refuses. */
export function showInspectors({ caller, inspectors }) {
  const names = new Intl.ListFormat('en-GB').format(inspectors);
  const who = names
    ? `Only ${names} may inspect tokens.`
    : 'None of these callers may inspect tokens.';
  const may = inspectors.includes(caller);
  for (const id of ['not-for-you', 'who-inspects', 'not-inspector']) $(id).hidden = may;
  // it describes a button, also while it is hidden
  $('who-inspects').textContent = may ? '' : who;
  $('not-inspector').textContent = `${who} The server will refuse ${caller}.`;
}

/** Opens the second tab with a token and inspects it. */
export function inspect(jwt) {
  selectTab($('tab-inspect'));
  inspectToken(jwt);
}
