// Menu groups, fly-outs beside the icon rail, the drawer on phones, the user menu.
const rail = matchMedia('(min-width: 768px) and (max-width: 1199.98px)');
const phone = matchMedia('(max-width: 767.98px)');

/** Up, Down, Home and End go through the links and buttons on show. */
const step = (event, items) => {
  const at = items.indexOf(document.activeElement);
  const moves = { ArrowDown: at + 1, ArrowUp: (at < 0 ? items.length : at) - 1, Home: 0, End: items.length - 1 };
  if (!(event.key in moves) || items.length === 0) return false;
  event.preventDefault();
  items[(moves[event.key] + items.length) % items.length].focus();
  return true;
};
const shownIn = (root, selector) => [...root.querySelectorAll(selector)].filter(item => item.checkVisibility());

/** Right unfolds a group and goes into it, Left goes back to its head and folds it. */
const fold = (event, group) => {
  const head = group.querySelector(':scope > :is(a, button)');
  const isOpen = () => group.querySelector(':scope > ul').checkVisibility();
  if (event.key === 'ArrowRight' && document.activeElement === head) {
    group.classList.remove('shut');
    if (!isOpen()) {
      if (head.tagName === 'BUTTON') head.click();
      else group.classList.add('pop');
    }
    if (isOpen()) group.querySelector(':scope > ul a').focus();
  } else if (event.key === 'ArrowLeft' && isOpen()) {
    if (document.activeElement !== head) head.focus();
    else if (head.tagName === 'BUTTON' && !rail.matches) head.click();
    if (head.tagName === 'A') group.classList.remove('pop');
  } else {
    return;
  }
  event.preventDefault();
};

const startGroups = menu => {
  menu.addEventListener('keydown', event => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const group = event.target.closest('.grp');
    if (step(event, shownIn(menu, 'ul a, ul button'))) return;
    if (group) fold(event, group);
  });
  for (const group of menu.querySelectorAll('.grp')) {
    const button = group.querySelector(':scope > button');
    button?.addEventListener('click', () => {
      const name = rail.matches ? 'pop' : 'open';
      group.classList.remove('shut');
      button.setAttribute('aria-expanded', String(group.classList.toggle(name)));
    });
    if (button) {
      group.addEventListener('focusin', () => { if (rail.matches) button.setAttribute('aria-expanded', 'true'); });
      const said = () => button.setAttribute('aria-expanded', String(!rail.matches && group.classList.contains('open')));
      group.addEventListener('focusout', event => { if (rail.matches && !group.contains(event.relatedTarget)) said(); });
      rail.addEventListener('change', said);
      if (rail.matches) said();
    }
    group.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || phone.matches) return;
      group.classList.add('shut');
      group.classList.remove('pop');
      group.querySelector(':scope > :is(a, button)').focus();
    });
    const forget = event => {
      if (event.type === 'focusout' && group.contains(event.relatedTarget)) return;
      group.classList.remove('shut', 'pop');
    };
    group.addEventListener('mouseleave', forget);
    group.addEventListener('focusout', forget);
  }
};

const startDrawer = menu => {
  const opener = document.querySelector(`.menu-open[href="#${menu.id}"]`);
  if (!opener) return;
  const others = [...menu.parentElement.children, ...document.body.children].filter(element => !element.contains(menu));
  opener.setAttribute('role', 'button');
  opener.setAttribute('aria-expanded', 'false');
  const show = isShown => {
    menu.classList.toggle('shown', isShown);
    opener.setAttribute('aria-expanded', String(isShown));
    others.forEach(element => { element.inert = isShown; });
    if (isShown) menu.querySelector('[data-ph-drawer-close]').focus();
    else opener.focus();
  };
  opener.addEventListener('click', event => { event.preventDefault(); show(true); });
  opener.addEventListener('keydown', event => { if (event.key === ' ') { event.preventDefault(); show(true); } });
  menu.querySelector('[data-ph-drawer-close]').addEventListener('click', event => { event.preventDefault(); show(false); });
  menu.addEventListener('keydown', event => { if (event.key === 'Escape' && menu.classList.contains('shown')) show(false); });
  document.addEventListener('click', event => {
    if (menu.classList.contains('shown') && !menu.contains(event.target) && !opener.contains(event.target)) show(false);
  });
  phone.addEventListener('change', () => { if (menu.classList.contains('shown')) show(false); });
};

const startPopover = menu => {
  const summary = menu.querySelector('summary');
  menu.addEventListener('keydown', event => {
    if (event.key === 'Escape' && menu.open) {
      menu.open = false;
      summary.focus();
    } else if (menu.open || event.key === 'ArrowDown') {
      menu.open = true;
      step(event, shownIn(menu, '.pop a, .pop button'));
    }
  });
  menu.addEventListener('click', event => { if (event.target.closest('.pop a')) menu.open = false; });
  document.addEventListener('click', event => { if (menu.open && !menu.contains(event.target)) menu.open = false; });
  menu.addEventListener('focusout', event => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
};

export const startMenus = () => {
  document.querySelectorAll('[data-ph-drawer]').forEach(menu => { startGroups(menu); startDrawer(menu); });
  document.querySelectorAll('[data-ph-menu]').forEach(startPopover);
};
