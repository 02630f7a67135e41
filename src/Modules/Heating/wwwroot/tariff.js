// The unit and the name of a value follow the kind that is chosen for it.
for (const field of document.querySelectorAll("[data-kinds]")) {
  const units = JSON.parse(field.dataset.units);
  const labels = JSON.parse(field.dataset.labels ?? "{}");
  const unit = field.nextElementSibling;
  const label = document.querySelector(`label[for="${field.id}"]`);
  for (const radio of document.querySelectorAll(`input[name="${field.dataset.kinds}"]`)) {
    radio.addEventListener("change", () => {
      if (units[radio.value]) unit.textContent = units[radio.value];
      if (labels[radio.value]) label.textContent = labels[radio.value];
    });
  }
}
