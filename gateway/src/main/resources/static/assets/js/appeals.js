// Appeals that wait: what was decided and why, what the person says against it, and an answer. Whose they are is not told.
import { $, busy, h, outcome } from "./dom.js";
import { get, post } from "./api.js";
import { count, moment } from "./words.js";

const PAGE = 20;
const AGAINST = {
  "comment-removed": "Removal of a comment",
  "article-removed": "Removal of an article",
  "account-suspended": "Suspension of an account",
};

export class Appeals {
  #list = $("[data-appeals]");
  #more = $("[data-appeals-more]");
  #place = $("[data-appeals-outcome]");
  #loaded = false;
  #next = null;

  constructor() {
    const button = $("button", this.#more);
    button.addEventListener("click", () => busy(button, () => this.#load()));
  }

  show() {
    if (this.#loaded) return;
    this.#loaded = true;
    this.#load(true);
  }

  async #load(fresh = false) {
    try {
      const page = await get(`/api/moderation/appeals?limit=${PAGE}${fresh || !this.#next ? "" : `&cursor=${encodeURIComponent(this.#next)}`}`);
      if (fresh) this.#list.replaceChildren();
      this.#list.append(...page.items.map((item) => this.#item(item)));
      this.#next = page.next;
      $("[data-appeals-total]").textContent = page.total ? `${count(page.total, "appeal waits", "appeals wait")} for an answer, the longest waiting first.` : "";
      this.#place.replaceChildren();
      if (page.unavailable.length) outcome(this.#place, "", "A part of the system does not answer, so some may be missing.", { text: "Try again", run: () => this.#load(true) });
    } catch (problem) {
      if (!problem.words) throw problem;
      this.#loaded = !fresh;
      const { text, next } = problem.words;
      outcome(this.#place, "bad", text, problem.passing ? { text: "Try again", run: () => this.#load(fresh) } : next);
    }
    this.#list.removeAttribute("aria-busy");
    this.#more.hidden = !this.#next;
    $("[data-appeals-empty]").hidden = this.#list.children.length > 0;
  }

  #item({ id, kind, at, link, details, text, mine }) {
    const about = h("p", { class: "name" }, AGAINST[kind] ?? kind, details.title ? `: ${details.title}` : "", " ", h("time", { class: "soft", datetime: at }, moment(at)));
    const body = h(
      "div",
      { class: "body" },
      about,
      details.reason ? h("p", { dir: "auto" }, h("span", { class: "soft" }, "Decided because: "), details.reason) : null,
      details.text ? h("details", {}, h("summary", {}, "What the comment said"), h("blockquote", { class: "removed", dir: "auto" }, details.text)) : null,
      h("p", { class: "said", dir: "auto" }, h("span", { class: "soft" }, "The appeal: "), text),
      kind === "account-suspended" ? null : h("p", { class: "below" }, h("a", { href: link }, "Where it stood")),
      mine ? h("p", { class: "note" }, "This is your own appeal, so somebody else answers it.") : this.#answer(id),
    );
    return h("li", { class: "appeal", "data-appeal": id }, body);
  }

  #answer(id) {
    const reason = h("textarea", { id: `answer-${id}`, rows: 2, maxlength: 500 });
    const place = h("div", { "data-outcome": "", role: "status" });
    const buttons = [h("button", { type: "submit", class: "act tiny", value: "STANDS" }, "It stands"), h("button", { type: "submit", class: "act tiny", value: "TAKEN_BACK" }, "Take it back")];
    const form = h("form", { class: "decide", novalidate: true }, h("div", { class: "field" }, h("label", { for: reason.id }, "Why"), reason, h("p", { class: "hint" }, "Whoever appeals reads it; it stands in the audit, too.")), h("p", { class: "row" }, ...buttons), place);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const button = event.submitter ?? buttons[0];
      if (!reason.value.trim()) {
        reason.setAttribute("aria-invalid", "true");
        reason.focus();
        outcome(place, "bad", "Please say why: whoever appeals reads it.");
        return;
      }
      busy(button, () => this.#send(id, button.value, reason.value.trim(), form));
    });
    return form;
  }

  async #send(id, verdict, reason, form) {
    try {
      await post(`/api/moderation/appeals/${id}/answer`, { verdict, reason });
      const said = h("p", { class: "note", tabindex: -1, role: "status" }, verdict === "STANDS" ? "Answered: it stands." : "Answered: it is taken back.");
      form.replaceWith(said);
      said.focus();
    } catch (problem) {
      if (!problem.words) throw problem;
      const { text, next } = problem.words;
      outcome($("[data-outcome]", form), "bad", text, next);
    }
  }
}
