import { element } from './parts.js';

/**
 * A button that copies the text of an element, and beside it what came of that. A browser that
 * refuses leaves the text selected.
 * @param {Element} source
 * @param {string} what the text is, for the button's accessible name
 * @returns {Element[]}
 */
export function copyButton(source, what) {
  const ariaLabel = `Copy ${what}`;
  const button = element('button', { type: 'button', textContent: 'Copy', ariaLabel });
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
