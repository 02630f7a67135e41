// The sign-in ends after a while without a request. This warns two minutes before, in every tab; a request in one tab counts for all.
import { memory } from './dom.js';

const WARN = 120_000;
const CHECK = 1000;
const time = ms => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;

export const startSession = () => {
  const box = document.querySelector('[data-ph-session]');
  if (!box) return;
  const key = `ph:${document.documentElement.dataset.base}:seen`;
  const idle = Number(box.dataset.idle) * 1000;
  const over = Date.now() + Number(box.dataset.left) * 1000;
  const [early, last, ended] = ['timeout', 'timeout-last', 'timeout-over'].map(id => document.getElementById(id));
  let seen = Date.now();
  let saidLast = false;
  let saidEnded = false;

  const see = () => {
    seen = Date.now();
    memory.set(key, seen);
    saidEnded = false;
  };
  const end = () => {
    [early, last].forEach(dialog => dialog.close());
    if (!saidEnded) ended.showModal();
    saidEnded = true;
  };
  const check = () => {
    seen = Math.max(seen, memory.get(key) ?? 0);
    const now = Date.now();
    const left = Math.min(seen + idle, over) - now;
    const isLast = over <= seen + idle;
    if (left > WARN) {
      if (early.open) early.close();
      if (ended.open && saidEnded) { ended.close(); saidEnded = false; }
      return;
    }
    if (left <= 0) { end(); return; }
    const dialog = isLast ? last : early;
    if (!dialog.open && !(isLast && saidLast)) dialog.showModal();
    saidLast = isLast;
    dialog.querySelector('[data-left]').textContent = time(left);
  };

  early.querySelector('[data-keep]').addEventListener('click', async () => {
    const answer = await fetch(box.dataset.keep, { cache: 'no-store' }).catch(() => null);
    if (!answer) return;
    if (answer.status === 401) { end(); return; }
    see();
    early.close();
  });
  document.addEventListener('htmx:afterRequest', event => { if (event.detail.successful) see(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) check(); });
  see();
  setInterval(check, CHECK);
};
