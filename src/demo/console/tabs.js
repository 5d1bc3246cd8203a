import { $ } from './parts.js';

/** Tabs as WAI-ARIA has them: arrows go from one to the next, Tab goes into the panel. */
const tabs = [...document.querySelectorAll('[role=tab]')];

export function selectTab(selected) {
  for (const tab of tabs) {
    tab.setAttribute('aria-selected', tab === selected);
    tab.tabIndex = tab === selected ? 0 : -1;
    $(tab.getAttribute('aria-controls')).hidden = tab !== selected;
  }
}

tabs.forEach((tab, i) => {
  tab.addEventListener('click', () => selectTab(tab));
  tab.addEventListener('keydown', (event) => {
    const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs.at(to % tabs.length);
    selectTab(next);
    next.focus();
  });
});
