// The cashier desk from the keyboard: Enter goes on, F-keys choose the method, Alt+digit ticks a bill, Esc takes the next household.
import { fill, showMoney, sumFen } from "../PayHall.Components/js/dom.js";

const scan = document.getElementById("scan");
const desk = document.getElementById("desk");

/** Fen as the server reads and writes them: 2218.50. */
function plain(fen) {
  const digits = fen.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Fen of what was typed; null while it is no amount. */
function read(input) {
  const parts = /^(\d+)(?:\.(\d{0,2}))?$/.exec(input.value.replace(/[¥￥,\s]/g, ""));
  return parts ? BigInt(parts[1]) * 100n + BigInt((parts[2] ?? "").padEnd(2, "0")) : null;
}

if (desk) {
  const boxes = [...desk.querySelectorAll("[data-bill]")];
  const amount = desk.querySelector("#Input_Amount");
  const received = desk.querySelector("#Input_Received");
  const external = desk.querySelector("#Input_ExternalNumber");
  const quick = desk.querySelector(".quick");
  const expected = document.getElementById("expected");
  const words = document.getElementById("due-words");
  let touched = amount.value !== "" && read(amount) !== sum();
  let cashTouched = received.value !== "";

  function sum() {
    return sumFen(boxes.filter((box) => box.checked).map((box) => box.dataset.fen));
  }

  function method() {
    return desk.querySelector("[name='Input.Method']:checked")?.value;
  }

  function field() {
    return method() === "Cash" ? received : external;
  }

  function choices(fen) {
    const steps = [5000n, 10000n, 50000n].map((step) => ((fen + step - 1n) / step) * step);
    quick.replaceChildren(
      ...[fen, ...new Set(steps.filter((value) => value > fen))].slice(0, 4).map((value, index) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "btn";
        button.textContent = index === 0 ? quick.dataset.exact : (value / 100n).toLocaleString("en-US");
        button.addEventListener("click", () => {
          received.value = plain(value);
          cashTouched = true;
          update();
          received.focus();
        });
        return button;
      }),
    );
  }

  function change() {
    const toPay = read(amount) ?? sum();
    showMoney(document.getElementById("change"), (read(received) ?? toPay) - toPay);
  }

  function update() {
    const due = sum();
    if (plain(due) !== expected.value) {
      // The words of the old sum must not stand beside the new one; the server says the new ones.
      words.textContent = "";
      expected.value = plain(due);
      words.dispatchEvent(new Event("due"));
    }
    showMoney(document.getElementById("due"), due);
    document.getElementById("due-label").textContent = fill(desk.dataset.due, boxes.filter((box) => box.checked).length);
    if (!touched) amount.value = plain(due);
    const toPay = read(amount) ?? due;
    if (!cashTouched) received.value = plain(toPay);
    choices(toPay);
    change();
  }

  boxes.forEach((box) => box.addEventListener("change", () => {
    touched = false;
    cashTouched = false;
    update();
  }));
  amount.addEventListener("input", () => {
    touched = true;
    cashTouched = false;
    update();
  });
  received.addEventListener("input", () => {
    cashTouched = received.value !== "";
    change();
  });
  desk.querySelectorAll("[name='Input.Method']").forEach((radio) => radio.addEventListener("change", () => {
    field().focus();
    field().select?.();
  }));
  desk.addEventListener("submit", (event) => {
    const button = desk.querySelector(".go");
    if (button.dataset.sent) event.preventDefault();
    button.dataset.sent = "1";
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
      const box = boxes.find((candidate) => candidate.dataset.bill === event.code.slice(5));
      if (box) {
        event.preventDefault();
        box.click();
      }
      return;
    }
    const radio = event.altKey || event.ctrlKey ? null : desk.querySelector(`[data-key="${event.key}"]`);
    if (radio) {
      event.preventDefault();
      radio.click();
    }
  });
  update();
  // Where the browser had restored other ticks, htmx was not there yet to ask for the words.
  addEventListener("load", () => {
    if (words.textContent === "") words.dispatchEvent(new Event("due"));
  });
  if (boxes.length > 0) {
    field().focus();
    field().select?.();
  } else {
    scan.select();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    if (location.search) location.assign(location.pathname);
    else scan.value = "";
    scan.focus();
  }
  if (event.altKey && event.code === "KeyP") {
    const last = document.querySelector("[data-reprint]");
    if (last) {
      event.preventDefault();
      location.assign(last.href);
    }
  }
});
if (scan.dataset.autofocus) {
  scan.focus();
  scan.select();
}
