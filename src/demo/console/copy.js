import { element } from './parts.js';

/**
 * A button that copies the text of an element, and beside it what came of that. A browser that
 * refuses leaves the text selected.
 * @returns {Element[]}
 */
export function copyButton(source, textContent = 'Copy') {
  const button = element('button', { type: 'button', textContent });
  const said = element('span', { className: 'hint', role: 'status' });
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      said.textContent = 'Copied.';
    } catch {
      getSelection().selectAllChildren(source);
      said.textContent =
        'The browser does not let this page copy. The text is selected: copy it yourself.';
    }
  });
  // another text is not copied yet
  const changed = new MutationObserver(() => { said.textContent = ''; });
  changed.observe(source, { childList: true, subtree: true });
  return [button, said];
}
