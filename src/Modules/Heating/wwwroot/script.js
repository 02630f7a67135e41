// The script editor: line numbers follow, Tab indents, Ctrl+S checks, an error's link goes to its place.
const area = document.getElementById("script");
const nums = document.getElementById("nums");
const faulty = new Set([...nums.querySelectorAll("b")].map((line) => line.textContent));

function number() {
  const count = area.value.split("\n").length;
  nums.replaceChildren(
    ...Array.from({ length: count }, (_, index) => {
      const line = document.createElement(faulty.has(String(index + 1)) ? "b" : "span");
      line.textContent = `${index + 1}\n`;
      return line;
    }),
  );
}

function go(line, column) {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  area.focus();
  area.setSelectionRange(start, Math.min(start + 1, area.value.length));
}

area.addEventListener("input", number);
area.addEventListener("scroll", () => (nums.scrollTop = area.scrollTop));
area.addEventListener("keydown", (event) => {
  if (event.key === "Tab" && !event.shiftKey && !area.readOnly && !event.altKey) {
    if (area.dataset.leave) return;
    event.preventDefault();
    area.setRangeText("  ", area.selectionStart, area.selectionEnd, "end");
    number();
  }
  // Escape lets the next Tab leave the field, for people who have no mouse.
  if (event.key === "Escape") area.dataset.leave = "1";
  else if (event.key !== "Tab") delete area.dataset.leave;
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    document.querySelector("[data-check]")?.click();
  }
});
document.querySelectorAll("[data-line]").forEach((link) =>
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go(Number(link.dataset.line), Number(link.dataset.column));
  }),
);
number();
const first = document.querySelector("[data-line]");
if (first) go(Number(first.dataset.line), Number(first.dataset.column));
