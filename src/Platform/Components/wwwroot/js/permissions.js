// The permission tree: three-state boxes, search, what differs from the saved state.
import { each, fill } from './dom.js';
import { changes } from './forms.js';

const actionsOf = element => [...element.querySelectorAll('[data-action]')];

const show = tree => {
  for (const box of actionsOf(tree)) {
    const was = box.dataset.was === '1';
    const mark = box.closest('label').querySelector('[data-mark]');
    mark.classList.toggle('new', box.checked && !was);
    mark.classList.toggle('gone', !box.checked && was);
  }
  for (const parent of tree.querySelectorAll('[data-parent]')) {
    const scope = parent.closest('[data-page]') ?? parent.closest('[data-group]');
    const all = actionsOf(scope);
    const ticked = all.filter(box => box.checked).length;
    parent.checked = all.length > 0 && ticked === all.length;
    parent.indeterminate = ticked > 0 && ticked < all.length;
    parent.disabled = all.every(box => box.disabled);
  }
  for (const group of tree.querySelectorAll('[data-group]')) {
    const all = actionsOf(group);
    group.querySelector('[data-cnt]').textContent = `${all.filter(box => box.checked).length} / ${all.length}`;
  }
  const all = actionsOf(tree);
  const held = tree.querySelector('[data-held]');
  held.textContent = fill(held.dataset.text, all.filter(box => box.checked).length, all.length);
  const changed = all.filter(box => box.checked !== (box.dataset.was === '1')).length;
  const button = tree.querySelector('[data-view="changed"]');
  button.dataset.text ??= button.textContent;
  button.textContent = changed ? `${button.dataset.text} ${changed}` : button.dataset.text;
  showChanges(tree);
};

const line = (css, icon, text) => {
  const element = document.createElement('div');
  element.className = css;
  if (icon) {
    const sign = document.createElement('i');
    sign.className = 'ti ti-' + icon;
    sign.ariaHidden = 'true';
    element.append(sign, ' ');
  }
  element.append(text);
  return element;
};

const showChanges = tree => {
  for (const panel of document.querySelectorAll(`[data-ph-changes="${tree.id}"]`)) {
    const all = actionsOf(tree);
    const given = all.filter(box => box.checked && box.dataset.was === '0').map(box => box.dataset.action);
    const taken = all.filter(box => !box.checked && box.dataset.was === '1').map(box => box.dataset.action);
    const form = panel.dataset.form && document.getElementById(panel.dataset.form);
    const other = form ? changes(form).filter(control => !tree.contains(control)).map(control => fill(panel.dataset.changed, (control.labels?.[0]?.textContent ?? control.name).trim())) : [];
    const none = panel.querySelector('[data-none]');
    none.hidden = given.length + taken.length + other.length > 0;
    panel.querySelectorAll('[data-part]').forEach(part => part.remove());
    const parts = [[panel.dataset.given, given, 'st-ok mb-1', 'plus'], [panel.dataset.taken, taken, 'st-bad mb-1', 'minus'], [panel.dataset.other, other, 'mb-1', null]];
    for (const [text, names, css, icon] of parts.filter(part => part[1].length > 0)) {
      const part = document.createElement('div');
      part.dataset.part = '';
      part.append(line('t3 xs mb-1', null, fill(text, names.length)), ...names.map(name => line(css, icon, name)));
      panel.append(part);
    }
  }
};

const filter = (tree, words, view) => {
  for (const page of tree.querySelectorAll('[data-page]')) {
    const group = page.closest('[data-group]');
    const text = (page.textContent + group.querySelector('.nm').textContent).toLowerCase();
    const boxes = actionsOf(page);
    const fits = view === 'held' ? boxes.some(box => box.checked) : view === 'changed' ? boxes.some(box => box.checked !== (box.dataset.was === '1')) : true;
    page.hidden = !(fits && text.includes(words));
  }
  for (const group of tree.querySelectorAll('[data-group]')) group.hidden = ![...group.querySelectorAll('[data-page]')].some(page => !page.hidden);
};

const fold = (group, isOpen) => {
  group.querySelector('.tg').setAttribute('aria-expanded', String(isOpen));
  group.querySelector(':scope > ul').hidden = !isOpen;
};

const startTree = tree => {
  let view = 'all';
  const find = tree.querySelector('[data-find]');
  const apply = () => filter(tree, find.value.trim().toLowerCase(), view);
  tree.addEventListener('change', event => {
    if (event.target.matches('[data-parent]')) {
      const scope = event.target.closest('[data-page]') ?? event.target.closest('[data-group]');
      actionsOf(scope).filter(box => !box.disabled).forEach(box => { box.checked = event.target.checked; });
    }
    show(tree);
  });
  find.addEventListener('input', apply);
  find.addEventListener('keydown', event => { if (event.key === 'Enter') event.preventDefault(); });
  for (const button of tree.querySelectorAll('[data-view]')) {
    button.addEventListener('click', () => {
      view = button.dataset.view;
      tree.querySelectorAll('[data-view]').forEach(other => other.setAttribute('aria-pressed', String(other === button)));
      apply();
    });
  }
  for (const group of tree.querySelectorAll('[data-group]')) {
    group.querySelector('.tg').addEventListener('click', event => fold(group, event.currentTarget.getAttribute('aria-expanded') !== 'true'));
  }
  const all = tree.querySelector('[data-fold]');
  all.addEventListener('click', () => {
    const text = all.querySelector('span');
    const isOpen = all.dataset.folded === '1';
    tree.querySelectorAll('[data-group]').forEach(group => fold(group, isOpen));
    [text.textContent, all.dataset.other] = [all.dataset.other, text.textContent];
    all.dataset.folded = isOpen ? '0' : '1';
  });
  for (const panel of document.querySelectorAll(`[data-ph-changes="${tree.id}"]`)) {
    document.getElementById(panel.dataset.form)?.addEventListener('input', () => showChanges(tree));
  }
  show(tree);
};

export const startPermissions = root => each(root, '[data-ph-permissions]', startTree);
