// A counted print goes to the printer at once; afterwards the focus is on the way back to the desk.
const form = document.getElementById("print-form");
if (document.querySelector("[data-printed]")) {
  addEventListener("afterprint", () => document.getElementById("desk-link")?.focus());
  addEventListener("load", () => window.print());
} else if (form?.dataset.autoprint) {
  form.requestSubmit();
}
document.addEventListener("keydown", (event) => {
  const desk = document.getElementById("desk-link");
  if (event.key === "Escape" && desk) location.assign(desk.href);
});
