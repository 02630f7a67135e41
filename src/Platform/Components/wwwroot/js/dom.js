/** Runs once for each element that matches, in the root or the root itself. */
export const each = (root, selector, run) => {
  const found = [...root.querySelectorAll(selector)];
  if (root.matches?.(selector)) found.unshift(root);
  for (const element of found) {
    const key = 'phOn' + selector.replace(/[^a-z]/gi, '');
    if (element[key]) continue;
    element[key] = true;
    run(element);
  }
};

/** Fills {0}, {1}… */
export const fill = (text, ...values) => values.reduce((result, value, index) => result.replaceAll(`{${index}}`, value), text);

/** What the browser remembers for this person; nothing is remembered where storage is refused. */
export const memory = {
  get(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  },
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(value));
    } catch { /* refused: the choice holds for this page only */ }
  },
};

/** Exact: fen are counted with BigInt. */
export const sumFen = values => values.reduce((sum, value) => sum + BigInt(value || 0), 0n);

/** An amount's markup as the server writes it. */
export const showMoney = (target, fen) => {
  const negative = fen < 0n;
  const digits = (negative ? -fen : fen).toString().padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  const amount = document.createElement('span');
  amount.className = 'amt';
  const symbol = document.createElement('i');
  symbol.textContent = '¥';
  const rest = document.createElement('u');
  rest.textContent = '.' + digits.slice(-2);
  amount.append(negative ? '−' : '', symbol, yuan, rest);
  target.replaceChildren(amount);
};
