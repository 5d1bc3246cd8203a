import { clearReport, showInspector } from './inspector.js';
import { $ } from './parts.js';
import { unwrapped } from './paste.js';

showInspector($('inspector'), {
  endpoint: document.querySelector('meta[name=inspect-endpoint]').content,
  bearer: () => unwrapped($('bearer').value).token,
});

// the button of a refused login
document.addEventListener('click', ({ target }) => {
  if (!target.closest('[data-sign-out]')) return;
  clearReport();
  $('bearer').value = '';
  $('bearer').focus();
});
