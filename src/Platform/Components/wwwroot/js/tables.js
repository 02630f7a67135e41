// Ticked rows and their sum, row height, columns, sideways scrolling.
import { each, fill, memory, showMoney, sumFen } from './dom.js';

const key = (table, what) => `ph:${document.documentElement.dataset.base}:${location.pathname}:${table.id}:${what}`;

const startSelection = table => {
  const head = table.querySelector('[data-ph-all]');
  const boxes = () => [...table.querySelectorAll('[data-ph-row]')].filter(box => !box.disabled);
  const about = name => [...document.querySelectorAll(`[data-ph-${name}="${table.id}"]`)];
  let last = null;

  const show = () => {
    const all = boxes();
    const ticked = all.filter(box => box.checked);
    for (const box of all) {
      const row = box.closest('tr');
      if (box.checked) row.setAttribute('aria-selected', 'true');
      else row.removeAttribute('aria-selected');
    }
    if (head) {
      head.checked = all.length > 0 && ticked.length === all.length;
      head.indeterminate = ticked.length > 0 && ticked.length < all.length;
      head.disabled = all.length === 0;
    }
    const rows = ticked.map(box => box.closest('tr'));
    const sum = sumFen(rows.map(row => row.dataset.fen));
    const groups = new Set(rows.map(row => row.dataset.group)).size;
    for (const button of about('act')) {
      const max = Number(button.dataset.max || Infinity);
      button.disabled = ticked.length === 0 || ticked.length > max;
      button.querySelector('[data-count]').textContent = ticked.length > 0 && max > 1 ? ticked.length : '';
    }
    for (const total of about('selected')) {
      const texts = [fill(total.dataset.countText, ticked.length)];
      if (total.dataset.groupText && ticked.length > 0) texts.push(fill(total.dataset.groupText, groups));
      total.querySelector('[data-label]').textContent = texts.join(' · ');
      showMoney(total.querySelector('[data-sum]'), sum);
    }
    for (const left of about('left')) {
      const rest = BigInt(left.dataset.fen) - sum;
      showMoney(left.querySelector('[data-left]'), rest);
      left.querySelector('[data-left]').classList.toggle('st-bad', rest < 0n);
    }
  };

  head?.addEventListener('change', () => { boxes().forEach(box => { box.checked = head.checked; }); show(); });
  table.addEventListener('click', event => {
    const box = event.target.closest('[data-ph-row]');
    if (!box) return;
    if (event.shiftKey && last) {
      const all = boxes();
      const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
      if (from >= 0) all.slice(from, to + 1).forEach(other => { other.checked = box.checked; });
    }
    last = box;
    show();
  });
  addEventListener('pageshow', show);
  show();
};

const startDensity = button => {
  const table = document.getElementById(button.dataset.phDensity);
  if (!table) { button.hidden = true; return; }
  const order = ['compact', 'standard', 'roomy'];
  const texts = button.dataset.texts.split('|');
  const apply = density => {
    table.classList.remove('compact', 'roomy');
    if (density !== 'standard') table.classList.add(density);
    const text = texts[order.indexOf(density)];
    button.setAttribute('aria-label', text);
    button.title = text;
    button.dataset.now = density;
  };
  const kept = memory.get(key(table, 'density'));
  apply(order.includes(kept) ? kept : 'standard');
  button.addEventListener('click', () => {
    const next = order[(order.indexOf(button.dataset.now) + 1) % order.length];
    memory.set(key(table, 'density'), next === 'standard' ? null : next);
    apply(next);
  });
};

const startColumns = button => {
  const table = document.getElementById(button.dataset.phColumns);
  const heads = table ? [...table.querySelectorAll('thead tr:first-child > *')] : [];
  const columns = heads.map((head, index) => ({ index, name: head.textContent.trim(), fixed: head.classList.contains('ck') || !!head.querySelector('.visually-hidden') })).filter(column => column.name && !column.fixed);
  if (columns.length < 2) { button.hidden = true; return; }

  const hide = names => {
    const hidden = new Set(columns.filter(column => names.includes(column.name)).map(column => column.index));
    for (const row of table.rows) {
      let at = 0;
      for (const cell of row.cells) {
        const span = Number(cell.dataset.span ??= cell.colSpan);
        const left = span - [...Array(span).keys()].filter(offset => hidden.has(at + offset)).length;
        cell.hidden = left === 0;
        cell.colSpan = Math.max(1, left);
        at += span;
      }
    }
  };
  const kept = () => memory.get(key(table, 'columns')) ?? [];
  hide(kept());

  const panel = document.createElement('div');
  panel.className = 'colpop';
  panel.popover = 'auto';
  const render = () => {
    const hidden = kept();
    panel.replaceChildren(...columns.map(column => {
      const label = document.createElement('label');
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.className = 'form-check-input';
      box.checked = !hidden.includes(column.name);
      box.addEventListener('change', () => {
        const now = kept().filter(name => name !== column.name);
        if (!box.checked) now.push(column.name);
        if (now.length >= columns.length) { box.checked = true; return; }
        memory.set(key(table, 'columns'), now.length ? now : null);
        hide(now);
      });
      label.append(box, column.name);
      return label;
    }));
    const reset = document.createElement('button');
    reset.type = 'button';
    reset.textContent = button.dataset.reset;
    reset.addEventListener('click', () => { memory.set(key(table, 'columns'), null); hide([]); render(); });
    panel.append(reset);
  };
  button.after(panel);
  button.popoverTargetElement = panel;
  panel.addEventListener('beforetoggle', event => {
    button.setAttribute('aria-expanded', String(event.newState === 'open'));
    if (event.newState === 'open') render();
  });
  panel.addEventListener('toggle', event => {
    if (event.newState !== 'open') return;
    const place = button.getBoundingClientRect();
    panel.style.top = `${Math.min(place.bottom + 4, innerHeight - panel.offsetHeight - 8)}px`;
    panel.style.left = `${Math.max(8, place.right - panel.offsetWidth)}px`;
    panel.querySelector('input')?.focus();
  });
};

// A table that is wider than its place scrolls; then the keyboard must reach it too.
const startScroller = box => {
  const name = box.querySelector('caption')?.textContent;
  new ResizeObserver(() => {
    const scrolls = box.scrollWidth > box.clientWidth;
    for (const [attribute, value] of [['tabindex', '0'], ['role', 'region'], ['aria-label', name]]) {
      if (scrolls && value) box.setAttribute(attribute, value);
      else box.removeAttribute(attribute);
    }
  }).observe(box);
};

export const startTables = root => {
  each(root, '.tblx', startScroller);
  each(root, 'table[data-ph-table]', startSelection);
  each(root, '[data-ph-density]', startDensity);
  each(root, '[data-ph-columns]', startColumns);
};
