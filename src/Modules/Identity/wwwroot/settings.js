// Shows a chosen colour and logo before they are saved. The server works the colours out; nothing is stored by looking.
const preview = document.getElementById('preview');
const color = document.querySelector('[data-color-preview]');
const logo = document.querySelector('[data-logo-preview]');
let picture = '';

const showPicture = () => {
  if (!picture) return;
  preview.querySelectorAll('[data-logo]').forEach(image => { image.src = picture; image.hidden = false; });
};

let latest = 0;
const showColor = async () => {
  const mine = ++latest;
  const address = new URL(color.dataset.colorPreview, location.href);
  address.searchParams.set('color', color.value);
  const answer = await fetch(address, { headers: { 'X-Requested-With': 'fetch' } });
  if (!answer.ok || mine !== latest) return;
  preview.innerHTML = await answer.text();
  showPicture();
};

color?.addEventListener('change', showColor);
color?.addEventListener('input', () => { if (/^(#[0-9a-f]{6})?$/i.test(color.value)) showColor(); });
logo?.addEventListener('change', () => {
  const [file] = logo.files;
  if (!file) return;
  const reader = new FileReader();
  reader.addEventListener('load', () => { picture = reader.result; showPicture(); });
  reader.readAsDataURL(file);
});
