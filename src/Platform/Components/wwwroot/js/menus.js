// Menu groups, fly-outs beside the icon rail, the drawer on phones, the user menu.
const rail = matchMedia('(min-width: 768px) and (max-width: 1199.98px)');
const phone = matchMedia('(max-width: 767.98px)');

const startGroups = menu => {
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
  const others = [...menu.parentElement.children].filter(element => element !== menu);
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
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    summary.focus();
  });
  menu.addEventListener('click', event => { if (event.target.closest('.pop a')) menu.open = false; });
  document.addEventListener('click', event => { if (menu.open && !menu.contains(event.target)) menu.open = false; });
  menu.addEventListener('focusout', event => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
};

export const startMenus = () => {
  document.querySelectorAll('[data-ph-drawer]').forEach(menu => { startGroups(menu); startDrawer(menu); });
  document.querySelectorAll('[data-ph-menu]').forEach(startPopover);
};
