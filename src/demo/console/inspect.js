import { inspect as inspectToken, showInspector } from './inspector.js';
import { login } from './login.js';
import { $ } from './parts.js';
import { selectTab } from './tabs.js';

showInspector($('panel-inspect'), {
  endpoint: '/twilio/token/inspect',
  bearer: () => login.bearer,
});

/** Opens the second tab with a token and inspects it. */
export function inspect(jwt) {
  selectTab($('tab-inspect'));
  inspectToken(jwt);
}
