// A question before something that can't be taken back. It is named, and begins on the button that changes nothing.
import { h } from "./dom.js";

let asked = 0;

/** @param question {title, text, safe, go, run}: both buttons' words, and what the second one does */
export function ask({ title, text, safe, go, run }) {
  const id = `asked-${++asked}`;
  const back = document.activeElement;
  const stay = h("button", { type: "button", class: "act", autofocus: true }, safe);
  const act = h("button", { type: "button", class: "act danger" }, go);
  const dialog = h("dialog", { "aria-labelledby": id, "aria-describedby": `${id}-text` }, h("h2", { id }, title), h("p", { id: `${id}-text` }, text), h("p", { class: "row" }, stay, act));
  stay.addEventListener("click", () => dialog.close());
  act.addEventListener("click", () => {
    dialog.close();
    run();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    back?.focus?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  stay.focus();
}
