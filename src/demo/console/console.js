import { clock } from './explain.js';
import { clearToken, showRequest, showTokenTime } from './get.js';
import { showInspectors } from './inspect.js';
import { clearReport } from './inspector.js';
import { KEY_MISSING, demoKey, login, signIn, signOut } from './login.js';
import { $, announce, problemCard } from './parts.js';
import { selectTab } from './tabs.js';

$('sign-in-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  $('sign-in-problem').replaceChildren();
  const caller = new FormData(event.target).get('caller');
  try {
    await signIn(caller);
  } catch (problem) {
    $('sign-in-problem').replaceChildren(problemCard(problem));
    return;
  }
  showRequest();
  $('who-name').textContent = caller;
  showInspectors(login);
  $('real').hidden = !login.real;
  $('made-up').hidden = login.real;
  show('work');
  selectTab($('tab-get'));
  $('tab-get').focus();
  announce(`Signed in as ${caller}.`);
  showTime();
});

document.addEventListener('click', ({ target }) => {
  if (!target.closest('[data-sign-out]')) return;
  clearToken();
  clearReport();
  signOut();
  show('sign-in');
  $('sign-in-title').focus();
});

/** Shows the page before the login, `sign-in`, or the one after it, `work`. */
function show(part) {
  for (const id of ['sign-in', 'work']) $(id).hidden = id !== part;
  $('who').hidden = part !== 'work';
}

function showTime() {
  if (login) {
    const left = (login.ends - Date.now()) / 1000;
    $('login-left').textContent = left > 0 ? `login ends in ${clock(left)}` : 'the login has ended';
  }
  showTokenTime();
}

/** Says before the first click that the key is missing, until it is there, and shows the new key. */
function showKey() {
  if (login) showRequest();
  $('sign-in-problem').replaceChildren(...(demoKey() ? [] : [problemCard(KEY_MISSING)]));
}

setInterval(showTime, 1000);
addEventListener('hashchange', showKey);
showKey();
// before this script is there, a click would send the form to the server
$('sign-in-button').disabled = false;
