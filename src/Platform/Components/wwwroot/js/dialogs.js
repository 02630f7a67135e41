// Native dialogs: the browser keeps the focus inside and gives it back.
import { each } from './dom.js';

/** The server lists errors by name; people look for them from top to bottom. */
const sortByPlace = summary => {
  const list = summary.querySelector('ul');
  if (!list) return;
  const place = item => document.getElementById(item.querySelector('a')?.hash.slice(1) ?? '');
  const before = (one, other) => (place(one) && place(other) && place(one).compareDocumentPosition(place(other)) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1);
  list.append(...[...list.children].sort(before));
};

/**
 * A question that the address asks (…?ask=…). It is closed in place: the list stays where it was scrolled to, the address forgets
 * the question, and the focus goes back to the link that asked it.
 */
const startAsked = dialog => {
  const asked = location.href;
  dialog.removeAttribute('open');
  dialog.showModal();
  dialog.addEventListener('close', () => {
    const leave = dialog.querySelector('a[data-ph-close]');
    if (leave) history.replaceState(history.state, '', leave.href);
    const opener = [...document.querySelectorAll('a[href]')].find(link => link.href === asked && !link.closest('.tools, dialog'));
    (opener ?? document.getElementById('main'))?.focus();
  });
};

export const startDialogs = root => {
  each(root, 'dialog[open]', startAsked);
  each(root, '[data-ph-open]', button => button.addEventListener('click', () => document.getElementById(button.dataset.phOpen)?.showModal()));
  each(root, '[data-ph-close]', button => button.addEventListener('click', event => {
    event.preventDefault();
    button.closest('dialog')?.close();
  }));
  each(root, '[data-ph-dismiss]', button => button.addEventListener('click', () => {
    button.closest('.flash').remove();
    document.getElementById('main')?.focus();
  }));
  each(root, '[data-ph-focus]', element => {
    sortByPlace(element);
    element.focus();
  });
  each(root, '[data-ph-back]', button => {
    button.hidden = history.length < 2;
    button.addEventListener('click', () => history.back());
  });
  each(root, '[data-ph-print]', button => button.addEventListener('click', () => window.print()));
  each(root, '[data-ph-copy]', button => button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.phCopy);
    button.querySelector('.ti')?.classList.replace('ti-copy', 'ti-check');
  }));
};
