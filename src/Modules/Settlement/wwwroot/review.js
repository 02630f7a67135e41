// The button says what it will do: the texts come from the page.
const button = document.querySelector('[data-review-submit]');
const form = button?.closest('form');

const show = () => {
  const refuses = form.querySelector('input[type=radio]:checked')?.value === 'Refuse';
  button.textContent = refuses ? button.dataset.refuse : button.dataset.agree;
  button.classList.toggle('btn-primary', !refuses);
  button.classList.toggle('btn-danger', refuses);
};

if (form) {
  form.addEventListener('change', show);
  addEventListener('pageshow', show);
  show();
}
