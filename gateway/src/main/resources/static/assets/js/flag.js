// "Flag" below a comment: a small dialog of reasons. The writer never learns of it.
import { $, busy, h, outcome } from "./dom.js";
import { post } from "./api.js";
import { REASONS, signInAddress } from "./words.js";
import { probablySignedIn } from "./session.js";

const OWN_WORDS = "OTHER";

/** Enlivens a comment's button; somebody who is signed out signs in and comes back to the comment. */
export function flagging(item) {
  const button = item.button("flag");
  if (!button) return;
  button.disabled = false;
  button.addEventListener("click", () => {
    if (!probablySignedIn()) {
      location.assign(`${signInAddress()}${encodeURIComponent(`#c-${item.id}`)}`);
      return;
    }
    ask(item, button);
  });
}

function ask(item, button) {
  const own = h("textarea", { rows: 2, maxlength: 500, "aria-label": "In your own words", hidden: true });
  const place = h("div", { role: "status" });
  const send = h("button", { type: "submit", class: "act go" }, "Flag");
  const cancel = h("button", { type: "button", class: "act" }, "Cancel");
  const choices = Object.entries(REASONS).map(([value, text]) => h("label", {}, h("input", { type: "radio", name: "reason", value, required: true }), h("span", {}, text)));
  const form = h(
    "form",
    { novalidate: true },
    h("h2", { id: "flag-title" }, `What is wrong with ${item.name}’s comment?`),
    h("fieldset", { class: "choices", "aria-labelledby": "flag-title" }, ...choices, own),
    h("p", { class: "note" }, "Moderators read it and decide. Nobody else learns that you flagged it."),
    place,
    h("p", { class: "row" }, send, cancel),
  );
  const dialog = h("dialog", { "aria-labelledby": "flag-title" }, form);
  // As it is typed, not when the field is left: nothing may move between pressing a button and letting it go.
  form.addEventListener("input", ({ target }) => {
    place.replaceChildren();
    if (target === own) return;
    own.hidden = form.elements.reason.value !== OWN_WORDS;
    if (!own.hidden) own.focus();
  });
  cancel.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = form.elements.reason.value;
    const reason = chosen === OWN_WORDS ? own.value.trim() : chosen;
    if (!reason) {
      outcome(place, "bad", chosen ? "Please say in a few words what is wrong." : "Please choose one.");
      (chosen ? own : $("input", form)).focus();
      return;
    }
    busy(send, () => flag(item, reason, button, dialog, place));
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    button.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

async function flag(item, reason, button, dialog, place) {
  try {
    await post(`/api/comments/${item.id}/flags`, { reason });
    dialog.close();
    button.firstChild.data = "Flagged";
    button.disabled = true;
    outcome(item.place, "", "Thank you. The moderators will read it.");
  } catch (problem) {
    if (!problem.words) throw problem;
    const { text, next } = problem.name === "daily-limit" ? { text: "You have flagged as many comments as a day takes.", next: "Go on tomorrow." } : problem.words;
    outcome(place, "bad", text, next);
    if (problem.status === 410) {
      dialog.close();
      item.tombstone();
    }
  }
}
