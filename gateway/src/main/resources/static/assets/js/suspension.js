// Suspends a profile by its handle, or whoever wrote a comment by the comment.
import { $, busy, outcome } from "./dom.js";
import { put } from "./api.js";
import { clearErrors, showErrors } from "./forms.js";

const BY_COMMENT = /^comment:\s*([0-9a-z]{20})$/i;

export class Suspension {
  #form = $('[data-form="suspension"]');

  constructor() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const button = event.submitter ?? $("button", this.#form);
      busy(button, () => this.#order(button.value === "true"));
    });
  }

  /** @param who a handle, or comment:id, "" to leave the form as it is */
  show(who) {
    if (!who) return;
    this.#form.elements.who.value = who;
    this.#form.elements.note.focus();
  }

  async #order(suspended) {
    const form = this.#form;
    const place = $("[data-outcome]", form);
    clearErrors(form);
    const who = form.elements.who.value.trim();
    const note = form.elements.note.value.trim();
    const missing = [who ? null : { field: "who", message: "say who" }, note ? null : { field: "note", message: "say why" }].filter(Boolean);
    if (missing.length) return showErrors(form, { body: { errors: missing } }, place);
    const comment = BY_COMMENT.exec(who)?.[1];
    const path = comment ? `/api/moderation/comments/${comment}/writer/suspension` : `/api/admin/profiles/${encodeURIComponent(who)}/suspension`;
    try {
      await put(path, { suspended, note });
      const name = comment ? "Whoever wrote that comment" : who;
      form.elements.note.value = "";
      outcome(place, "good", suspended ? `${name} is suspended.` : `${name} is not suspended any more.`, { text: "See it in the audit", href: `#audit=${encodeURIComponent(comment ?? who)}` });
    } catch (problem) {
      if (!problem.words) throw problem;
      if (problem.status === 404) showErrors(form, { body: { errors: [{ field: "who", message: comment ? "There is no such comment" : "There is no such profile" }] } }, place);
      else showErrors(form, problem, place);
    }
    return undefined;
  }
}
