// Who may do what: roles are shown as they stand, and changed with a reason.
import { $, $$, busy, outcome } from "./dom.js";
import { get, put } from "./api.js";
import { ask } from "./dialog.js";
import { clearErrors, showErrors } from "./forms.js";

const missing = (field, message) => ({ body: { errors: [{ field, message }] } });

export class Roles {
  #find = $('[data-form="role-of"]');
  #form = $('[data-form="roles"]');
  #place = $("[data-outcome]", $('[data-form="roles"]'));
  #person = null;

  constructor() {
    this.#find.addEventListener("submit", (event) => {
      event.preventDefault();
      busy($("button", this.#find), () => this.#load());
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#confirm();
    });
  }

  /** @param handle whose roles are asked for, "" for nobody's */
  show(handle) {
    if (!handle) return;
    this.#find.elements.handle.value = handle;
    this.#load();
  }

  async #load() {
    clearErrors(this.#find);
    this.#form.hidden = true;
    this.#place.replaceChildren();
    const handle = this.#find.elements.handle.value.trim().replace(/^@/, "");
    const place = $("[data-outcome]", this.#find);
    if (!handle) return showErrors(this.#find, missing("handle", "say whose"), place);
    try {
      this.#shown(await get(`/api/admin/profiles/${encodeURIComponent(handle)}`));
    } catch (problem) {
      if (!problem.words) throw problem;
      showErrors(this.#find, problem.status === 404 ? missing("handle", "There is no such profile") : problem, place);
    }
    return undefined;
  }

  #shown(person) {
    this.#person = person;
    $("[data-role-holder]").textContent = `@${person.handle}${person.suspended ? ", suspended" : ""}`;
    for (const box of $$("[name=role]", this.#form)) box.checked = person.roles.includes(box.value);
    this.#form.hidden = false;
  }

  #confirm() {
    clearErrors(this.#form);
    const note = this.#form.elements.note.value.trim();
    const roles = $$("[name=role]:checked", this.#form).map(({ value }) => value);
    const { handle, roles: before } = this.#person;
    const given = roles.filter((role) => !before.includes(role));
    const taken = before.filter((role) => !roles.includes(role));
    if (!given.length && !taken.length) return outcome(this.#place, "", "Nothing changes: these are the roles that there are.");
    if (!note) return showErrors(this.#form, missing("note", "say why: it stands in the audit"), this.#place);
    const words = [given.length ? `gets ${given.join(" and ")}` : "", taken.length ? `loses ${taken.join(" and ")}` : ""].filter(Boolean).join(", and ");
    return ask({ title: "Change the roles?", text: `@${handle} ${words}. It holds at once.`, safe: "Leave them", go: "Change them", run: () => this.#save(handle, roles, note) });
  }

  async #save(handle, roles, note) {
    try {
      const now = await busy($("button", this.#form), () => put(`/api/admin/profiles/${encodeURIComponent(handle)}/roles`, { roles, note }));
      this.#form.elements.note.value = "";
      this.#shown({ ...this.#person, roles: now.roles });
      outcome(this.#place, "good", now.roles.length ? `@${handle} is ${now.roles.join(" and ")}.` : `@${handle} has no role.`, { text: "See it in the audit", href: `#audit=${encodeURIComponent(handle)}` });
    } catch (problem) {
      if (!problem.words) throw problem;
      showErrors(this.#form, problem, this.#place);
    }
  }
}
