// Twei from the mint, for a profile or the treasury. What was ordered once is booked once, however often it is sent.
import { $, busy, outcome } from "./dom.js";
import { newKey, post } from "./api.js";
import { ask } from "./dialog.js";
import { clearErrors, showErrors } from "./forms.js";
import { twei as inTwei } from "./words.js";

export class Grants {
  #form = $('[data-form="grant"]');
  #place = $("[data-outcome]", $('[data-form="grant"]'));

  constructor() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#confirm();
    });
  }

  /** @param handle to whom, "" to leave the form as it is */
  show(handle) {
    if (handle) this.#form.elements.handle.value = handle;
  }

  #confirm() {
    clearErrors(this.#form);
    const { handle, twei, note } = this.#form.elements;
    const whom = handle.value.trim().replace(/^@/, "");
    const amount = Number(twei.value);
    const errors = [
      Number.isInteger(amount) && amount > 0 ? null : { field: "twei", message: "a whole number, 1 or more" },
      note.value.trim() ? null : { field: "note", message: "say why: it stands in the audit" },
    ].filter(Boolean);
    if (errors.length) return showErrors(this.#form, { body: { errors } }, this.#place);
    const order = { twei: amount, note: note.value.trim(), ...(whom ? { handle: whom } : {}) };
    const key = newKey();
    const name = whom ? `@${whom}` : "the treasury";
    return ask({ title: `Grant ${inTwei(amount)}?`, text: `The mint issues ${inTwei(amount)} for ${name}. A grant can be reversed later, as far as it is still there.`, safe: "Grant nothing", go: "Grant it", run: () => this.#send(order, key, name) });
  }

  async #send(order, key, name) {
    try {
      const booked = await busy($("button", this.#form), () => post("/api/admin/grants", order, { key }));
      this.#form.reset();
      const audit = { text: "See it in the audit", href: `#audit=${encodeURIComponent(order.handle ?? "treasury")}` };
      if (booked.settlement.status === "PENDING") outcome(this.#place, "wait", "Ordered. The ledger books it as soon as it answers.", audit);
      else outcome(this.#place, "good", `${inTwei(order.twei)} granted to ${name}.`, audit);
    } catch (problem) {
      if (!problem.words) throw problem;
      if (problem.status === 404) showErrors(this.#form, { body: { errors: [{ field: "handle", message: "There is no such profile" }] } }, this.#place);
      else if (problem.passing) outcome(this.#place, "bad", problem.words.text, { text: "Send it again", run: () => this.#send(order, key, name) });
      else showErrors(this.#form, problem, this.#place);
    }
  }
}
