// Fields: passwords, captcha pictures, filters that submit themselves, what would be lost.
import { each, fill } from './dom.js';

const startReveal = button => {
  const input = document.getElementById(button.dataset.phReveal);
  button.addEventListener('click', () => {
    const isShown = input.type === 'password';
    input.type = isShown ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(isShown));
    button.querySelector('.ti').className = isShown ? 'ti ti-eye-off' : 'ti ti-eye';
  });
  // A password never travels in a field that browsers remember as text.
  input.form?.addEventListener('submit', () => { input.type = 'password'; });
};

const startCaps = hint => {
  const input = document.getElementById(hint.dataset.phCaps);
  const check = event => { hint.hidden = !event.getModifierState?.('CapsLock'); };
  ['keydown', 'keyup', 'mousedown'].forEach(name => input.addEventListener(name, check));
  input.addEventListener('blur', () => { hint.hidden = true; });
};

/** A control's difference from what the server sent. */
const isChanged = control => {
  if (!control.name || control.disabled || control.type === 'hidden' || control.name.startsWith('__')) return false;
  if (control.dataset.was) return control.checked !== (control.dataset.was === '1');
  if (control.type === 'checkbox' || control.type === 'radio') return control.checked !== control.defaultChecked;
  if (control.tagName === 'SELECT') return [...control.options].some(option => option.selected !== option.defaultSelected) && [...control.options].some(option => option.defaultSelected);
  return 'defaultValue' in control && control.value !== control.defaultValue;
};

/** The changed controls of a form; of a row of radio buttons only the chosen one. */
export const changes = form => [...form.elements].filter(control => isChanged(control) && !(control.type === 'radio' && !control.checked));

const startSave = button => {
  const form = document.getElementById(button.dataset.phSave);
  const text = button.querySelector('[data-text]');
  const plain = text.textContent;
  let isSubmitting = false;
  const show = () => {
    const count = changes(form).length;
    text.textContent = count ? fill(button.dataset.changedText, count) : plain;
    return count;
  };
  form.addEventListener('input', show);
  form.addEventListener('change', show);
  form.addEventListener('reset', () => setTimeout(show));
  form.addEventListener('submit', () => { isSubmitting = true; });
  addEventListener('beforeunload', event => { if (!isSubmitting && show()) event.preventDefault(); });
  show();
};

/** A second click while the first submit is on its way does nothing; the page comes back usable by the back button. */
const startOnce = form => {
  form.addEventListener('submit', event => {
    if (event.defaultPrevented) return;
    if (form.dataset.phSent) { event.preventDefault(); return; }
    form.dataset.phSent = '1';
    setTimeout(() => delete form.dataset.phSent, 10000);
  });
  addEventListener('pageshow', () => delete form.dataset.phSent);
};

/** Dates are typed as yyyy-MM-dd or shorter ways to say it; the button opens the browser's own calendar. */
const startDate = input => {
  const box = document.createElement('span');
  box.className = 'datebox';
  input.replaceWith(box);
  const native = document.createElement('input');
  native.type = 'date';
  native.tabIndex = -1;
  native.ariaHidden = 'true';
  const button = document.createElement('i');
  button.className = 'ti ti-calendar';
  button.ariaHidden = 'true';
  box.append(input, native, button);
  const tell = () => ['input', 'change'].forEach(name => input.dispatchEvent(new Event(name, { bubbles: true })));
  const normalise = () => {
    const parts = input.value.trim().match(/^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$/);
    if (parts) input.value = `${parts[1]}-${parts[2].padStart(2, '0')}-${parts[3].padStart(2, '0')}`;
  };
  input.addEventListener('blur', normalise);
  input.form?.addEventListener('submit', normalise);
  native.addEventListener('change', () => { input.value = native.value; tell(); input.focus(); });
  const open = () => {
    if (input.disabled || input.readOnly) return;
    native.value = input.value;
    native.showPicker();
  };
  button.addEventListener('click', open);
  input.addEventListener('keydown', event => { if (event.altKey && event.key === 'ArrowDown') { event.preventDefault(); open(); } });
};

export const startForms = root => {
  each(root, '[data-ph-reveal]', startReveal);
  each(root, '[data-ph-caps]', startCaps);
  each(root, 'input[data-ph-date]', startDate);
  each(root, '[data-ph-save]', startSave);
  each(root, 'form[method="post"]:not([hx-post])', startOnce);
  // The server says all that is wrong at once, at the fields and in the page's language.
  each(root, 'form', form => { form.noValidate = true; });
  each(root, '[data-ph-auto]', control => control.addEventListener('change', () => control.form.requestSubmit()));
  each(root, '[data-ph-more]', button => {
    const query = button.closest('.query');
    const more = [...query.querySelectorAll(':scope > .f')].slice(3);
    button.hidden = more.length === 0;
    const asked = new URLSearchParams(location.search);
    if (more.some(field => [...field.querySelectorAll('[name]')].some(control => asked.get(control.name)))) query.classList.add('all');
    button.setAttribute('aria-expanded', String(query.classList.contains('all')));
    button.append(` ${more.length}`);
    button.addEventListener('click', () => button.setAttribute('aria-expanded', String(query.classList.toggle('all'))));
  });
};

document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]')) return;
  const field = document.querySelector('[data-ph-search], .query input:not([type="hidden"])');
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select?.();
});
