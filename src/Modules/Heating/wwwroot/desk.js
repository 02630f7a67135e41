// The cashier desk from the keyboard: Enter goes on, F-keys choose the method, Alt+digit ticks a bill, Esc takes the next household.
const digits = "零壹贰叁肆伍陆柒捌玖";
const scan = document.getElementById("scan");
const desk = document.getElementById("desk");

function group(yuan) {
  const places = ["", "拾", "佰", "仟"];
  let text = "";
  let zero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(yuan / 10 ** place) % 10;
    if (digit === 0) {
      zero = text.length > 0;
    } else {
      text += (zero ? "零" : "") + digits[digit] + places[place];
      zero = false;
    }
  }
  return text;
}

function words(fen) {
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const cent = fen % 10;
  let text = "";
  let zero = false;
  for (const [size, name] of [[1e8, "亿"], [1e4, "万"], [1, ""]]) {
    const part = Math.floor(yuan / size) % 10000;
    if (part === 0) {
      zero = zero || text.length > 0;
    } else {
      text += (text && (zero || part < 1000) ? "零" : "") + group(part) + name;
      zero = part % 10 === 0 && size > 1;
    }
  }
  if (yuan > 0) text += "元";
  if (jiao === 0 && cent === 0) return text ? text + "整" : "零元整";
  if (yuan > 0 && (jiao === 0 || yuan % 10 === 0)) text += "零";
  if (jiao > 0) text += digits[jiao] + "角";
  return text + (cent > 0 ? digits[cent] + "分" : "整");
}

function plain(fen) {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
}

function show(element, fen) {
  const text = plain(Math.abs(fen)).replace(/\B(?=(\d{3})+(?!\d)\.)/g, ",").replace(/\B(?=(\d{3})+\.)/g, ",");
  const span = document.createElement("span");
  span.className = "amt";
  const yen = document.createElement("i");
  yen.textContent = "¥";
  const cents = document.createElement("u");
  cents.textContent = text.slice(-3);
  span.append(fen < 0 ? "−" : "", yen, text.slice(0, -3), cents);
  element.replaceChildren(span);
}

function read(input) {
  const text = input.value.replace(/[¥￥,\s]/g, "");
  return /^\d+(\.\d{0,2})?$/.test(text) ? Math.round(Number(text) * 100) : null;
}

if (desk) {
  const boxes = [...desk.querySelectorAll("[data-bill]")];
  const amount = desk.querySelector("#Input_Amount");
  const received = desk.querySelector("#Input_Received");
  const external = desk.querySelector("#Input_ExternalNumber");
  const quick = desk.querySelector(".quick");
  let touched = amount.value !== "" && read(amount) !== sum();
  let cashTouched = received.value !== "";

  function sum() {
    return boxes.filter((box) => box.checked).reduce((all, box) => all + Number(box.dataset.fen), 0);
  }

  function method() {
    return desk.querySelector("[name='Input.Method']:checked")?.value;
  }

  function field() {
    return method() === "Cash" ? received : external;
  }

  function choices(fen) {
    const steps = [5000, 10000, 50000].map((step) => Math.ceil(fen / step) * step);
    quick.replaceChildren(
      ...[fen, ...new Set(steps.filter((value) => value > fen))].slice(0, 4).map((value, index) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "btn";
        button.textContent = index === 0 ? quick.dataset.exact : (value / 100).toLocaleString("en-US");
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

  function update() {
    const due = sum();
    show(document.getElementById("due"), due);
    document.getElementById("due-words").textContent = words(due);
    document.getElementById("expected").value = plain(due);
    document.getElementById("due-label").textContent = desk.dataset.due.replace("{0}", boxes.filter((box) => box.checked).length);
    if (!touched) amount.value = plain(due);
    const toPay = read(amount) ?? due;
    if (!cashTouched) received.value = plain(toPay);
    choices(toPay);
    show(document.getElementById("change"), (read(received) ?? toPay) - toPay);
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
    const toPay = read(amount) ?? sum();
    show(document.getElementById("change"), (read(received) ?? toPay) - toPay);
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
