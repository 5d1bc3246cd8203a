import { element } from './parts.js';

/** A button that copies the text of an element. A browser that refuses leaves the text selected. */
export function copyButton(source) {
  const button = element('button', { type: 'button', textContent: 'Copy' });
  const said = element('span', { className: 'hint', role: 'status' });
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      said.textContent = 'Copied.';
    } catch {
      getSelection().selectAllChildren(source);
      said.textContent = 'The browser does not let this page copy. The text is selected: copy it.';
    }
  });
  return element('p', { className: 'actions' }, button, said);
}
