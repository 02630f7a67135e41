// A tree of links: arrow keys move and fold.
import { each } from './dom.js';

const fold = (button, isOpen) => {
  button.setAttribute('aria-expanded', String(isOpen));
  const list = button.closest('li').querySelector(':scope > ul');
  if (list) list.hidden = !isOpen;
};

const startTree = tree => {
  for (const button of tree.querySelectorAll('.tg')) {
    const item = button.closest('li');
    const depth = [...tree.querySelectorAll('ul')].filter(list => list.contains(item)).length;
    if (depth > 1 && !item.querySelector('[aria-current]')) fold(button, false);
    button.addEventListener('click', () => fold(button, button.getAttribute('aria-expanded') !== 'true'));
  }
  tree.addEventListener('keydown', event => {
    const link = event.target.closest('a');
    if (!link) return;
    const links = [...tree.querySelectorAll('a')].filter(other => other.offsetParent);
    const button = link.parentElement.querySelector('.tg');
    const isOpen = button?.getAttribute('aria-expanded') === 'true';
    const at = links.indexOf(link);
    const moves = {
      ArrowDown: () => links[at + 1]?.focus(),
      ArrowUp: () => links[at - 1]?.focus(),
      Home: () => links[0]?.focus(),
      End: () => links.at(-1)?.focus(),
      ArrowRight: () => (button && !isOpen ? fold(button, true) : isOpen && links[at + 1]?.focus()),
      ArrowLeft: () => (isOpen ? fold(button, false) : link.closest('ul').closest('li')?.querySelector('a').focus()),
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  });
};

export const startTrees = root => each(root, '[data-ph-tree]', startTree);
