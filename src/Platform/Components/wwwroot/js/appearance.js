// Light, dark, or as the system says. The choice is a cookie, so that the server writes the page right from the start.
const root = document.documentElement;
const icons = { light: 'sun', dark: 'moon', auto: 'device-desktop' };
const system = matchMedia('(prefers-color-scheme: dark)');

const apply = choice => {
  const theme = choice === 'auto' ? (system.matches ? 'dark' : 'light') : choice;
  const isNew = root.dataset.bsTheme !== theme;
  root.dataset.appearance = choice;
  root.dataset.bsTheme = theme;
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${root.dataset.appearanceCookie}=${choice === 'auto' ? 'auto-' + theme : choice}; path=${root.dataset.base}; max-age=31536000; samesite=lax${secure}`;
  document.querySelectorAll('[data-ph-appearance]').forEach(show);
  if (isNew) document.dispatchEvent(new CustomEvent('ph:appearance'));
};

const show = button => {
  const choice = root.dataset.appearance;
  const text = button.dataset.texts.split('|')[['light', 'dark', 'auto'].indexOf(choice)];
  button.setAttribute('aria-label', text);
  button.title = text;
  button.querySelector('.ti').className = 'ti ti-' + icons[choice];
};

export const startAppearance = () => {
  if (root.dataset.appearance === 'auto') apply('auto');
  system.addEventListener('change', () => { if (root.dataset.appearance === 'auto') apply('auto'); });
  document.querySelectorAll('[data-ph-appearance]').forEach(button => {
    show(button);
    button.addEventListener('click', () => {
      const order = ['light', 'dark', 'auto'];
      apply(order[(order.indexOf(root.dataset.appearance) + 1) % 3]);
    });
  });
};
