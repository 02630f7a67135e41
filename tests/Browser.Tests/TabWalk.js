// Watches a person who presses Tab from the top of a page to its end: what gets the focus, whether it is seen, and what is left out.
(() => {
  const wanted = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable], [role=button], [role=menuitem], [role=tab], [hx-get], [hx-post], [hx-put], [hx-delete]';
  // A look that is still on its way, such as of a field that had the focus from the start, is none to compare with.
  const still = new CSSStyleSheet();
  still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  const start = document.createElement('span');
  start.tabIndex = -1;
  document.body.prepend(start);
  const name = element => `<${element.tagName.toLowerCase()}${element.id && '#' + element.id}${element.getAttribute('name') ? ` name=${element.getAttribute('name')}` : ''}> ${(element.getAttribute('aria-label') ?? element.textContent).trim().replace(/\s+/g, ' ').slice(0, 30)}`;
  const isShown = element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert], [aria-hidden=true]');
  const startsByItself = element => element.tagName !== 'BUTTON' && /load|every|revealed/.test(element.getAttribute('hx-trigger') ?? '');
  const isWanted = element => isShown(element) && element.tagName !== 'FORM' && !element.matches(':disabled') && !startsByItself(element)
    && !(element.tagName === 'SUMMARY' && element.parentElement.querySelector('summary') !== element)
    && !(element.getAttribute('tabindex') === '-1' && !element.matches('a[href], button, input, select, textarea, summary, [role]'));
  /** Radio buttons of one name are one stop. */
  const key = element => (element.type === 'radio' ? [...document.getElementsByName(element.name)].find(other => other.type === 'radio' && other.form === element.form) : element);
  const look = element => {
    const style = getComputedStyle(element);
    const outline = style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0 || /, 0\)$|^transparent$/.test(style.outlineColor) ? '' : style.outlineColor + style.outlineWidth;
    return [outline, style.boxShadow, style.borderColor, style.backgroundColor].join('|');
  };
  const unfocused = new Map();
  const isSeen = element => [...element.getClientRects()].some(box => {
    const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
    const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
    if (right <= left || bottom <= top) return false;
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return hit !== null && (element.contains(hit) || hit.closest('label')?.control === element);
  });
  const scrolls = element => element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
  const faults = [];
  const met = [];
  let all = [];

  window.tabWalk = {
    begin() {
      // A long list's last rows are like its first.
      for (const body of document.querySelectorAll('main tbody')) [...body.rows].slice(25).forEach(row => row.remove());
      scrollTo(0, 0);
      all = [...new Set([...document.querySelectorAll(wanted)].filter(isWanted).map(key))];
      unfocused.clear();
      start.focus();
      for (const element of document.querySelectorAll(wanted)) unfocused.set(element, look(element));
      return all.length;
    },
    /** After each Tab; true at the end of the page. */
    step() {
      const element = document.activeElement;
      if (element === null || element === document.body || element === document.documentElement) return true;
      if (met.includes(key(element))) {
        if (key(element) !== met[0]) faults.push(`a trap: ${name(element)} gets the focus twice`);
        return true;
      }
      if (met.length === 0 && !element.matches('.skip')) faults.push(`${name(element)} comes before the skip link`);
      met.push(key(element));
      if (!all.includes(key(element)) && !scrolls(element)) faults.push(`${name(element)} gets the focus without any use`);
      if (unfocused.get(element) === look(element)) faults.push(`${name(element)} looks alike with and without the focus`);
      if (!isSeen(element)) faults.push(`${name(element)} is covered or out of the window while it has the focus`);
      return false;
    },
    end() {
      start.remove();
      return [...faults, ...all.filter(element => !met.includes(element)).map(element => `${name(element)} is not reached`)];
    },
    /** Back to the top, for the skip link. */
    again() {
      document.body.prepend(start);
      start.focus();
    },
  };
})();
