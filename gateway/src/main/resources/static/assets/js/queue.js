// Flagged comments, each decided in its place. No handle is in them: a comment's writer is known by the avatar alone.
import { $, busy, h, outcome, sanitised } from "./dom.js";
import { get, post } from "./api.js";
import { ago, amount, count, moment, reasonName } from "./words.js";

const PAGE = 20;

export class Queue {
  #list = $("[data-queue]");
  #more = $("[data-queue-more]");
  #place = $("[data-queue-outcome]");
  #operator;
  #loaded = false;
  #next = null;
  #total = 0;

  constructor(operator) {
    this.#operator = operator;
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
      let page;
      do {
        const cursor = fresh || !this.#next ? "" : `&cursor=${encodeURIComponent(this.#next)}`;
        page = await get(`/api/moderation/queue?limit=${PAGE}${cursor}`);
        if (fresh) this.#list.replaceChildren();
        fresh = false;
        this.#next = page.next;
        this.#total = page.total;
        this.#list.append(...page.items.map((item) => this.#item(item)));
      } while (!page.items.length && page.next); // all of it was deleted meanwhile
      this.#place.replaceChildren();
    } catch (problem) {
      if (fresh) this.#list.replaceChildren();
      this.#list.removeAttribute("aria-busy");
      this.#loaded = !fresh;
      const { text, next } = problem.words;
      outcome(this.#place, "bad", text, problem.passing ? { text: "Try again", run: () => this.#load(fresh) } : next);
      if (fresh) return;
    }
    this.#settle();
  }

  #settle() {
    this.#list.removeAttribute("aria-busy");
    this.#more.hidden = !this.#next;
    $("[data-queue-total]").textContent = this.#total ? `${count(this.#total, "comment waits", "comments wait")} for a decision, the longest waiting first.` : "";
    $("[data-queue-empty]").hidden = this.#list.children.length > 0 || Boolean(this.#next);
  }

  #item(flagged) {
    const { commentId, articleId, articleTitle, avatar, speaker, level, html, createdAt, editedAt, flaggedAt, flags, reasons, words, mine } = flagged;
    const name = speaker > 1 ? `${avatar.name} ${speaker}` : avatar.name;
    const body = h(
      "div",
      { class: "body" },
      h("p", {}, h("span", { class: "name" }, name), h("span", { class: "when" }, `LVL ${level} · `, h("time", { datetime: createdAt, title: moment(createdAt) }, ago(createdAt)), editedAt ? " · edited" : "")),
      h("p", { class: "below" }, "Below ", h("a", { href: `/articles/${articleId}/comments/${commentId}#c-${commentId}` }, articleTitle ?? "the article")),
      h("div", { class: "said", dir: "auto" }, sanitised(html)),
      h("p", { class: "reasons" }, ...reasons.map(({ reason, flags: given }) => h("span", { class: "reason" }, `${reasonName(reason)} `, h("b", {}, amount(given))))),
      words.length ? h("ul", { class: "words" }, ...words.map((text) => h("li", {}, `“${text}”`))) : null,
      h("p", { class: "note" }, `${count(flags, "flag", "flags")}, the first `, h("time", { datetime: flaggedAt, title: moment(flaggedAt) }, ago(flaggedAt)), "."),
      mine ? h("p", { class: "note" }, "You wrote this yourself, so somebody else decides.") : this.#decision(flagged),
    );
    return h("li", { class: "comment", "data-flagged": commentId, "data-name": name }, h("img", { class: "face", src: avatar.imageUrl, alt: `Avatar of ${avatar.name}`, width: 44, height: 44 }), body);
  }

  #decision(flagged) {
    const { commentId } = flagged;
    const id = `note-${commentId}`;
    const note = h("input", { id, name: "note", type: "text", maxlength: 500, autocomplete: "off" });
    const buttons = [
      h("button", { type: "submit", class: "act tiny", value: "KEEP" }, "Keep"),
      h("button", { type: "submit", class: "act tiny danger", value: "REMOVE" }, "Remove"),
      this.#operator ? h("a", { class: "act tiny plain", href: `#suspension=comment:${commentId}` }, "Suspend the writer…") : null,
    ];
    const place = h("div", { "data-outcome": "", role: "status" });
    const form = h("form", { class: "decide", novalidate: true }, h("div", { class: "field" }, h("label", { for: id }, "Why"), note), h("p", { class: "row" }, ...buttons.filter(Boolean)), place);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const button = event.submitter ?? buttons[0];
      if (!note.value.trim()) {
        note.setAttribute("aria-invalid", "true");
        note.focus();
        outcome(place, "bad", "Please say why: it stands in the audit, and of a removal the writer is told.");
        return;
      }
      busy(button, () => this.#decide(flagged, button.value, note.value.trim(), form));
    });
    return form;
  }

  async #decide({ commentId, textVersion }, decision, note, form) {
    const place = $("[data-outcome]", form);
    try {
      await post("/api/moderation/decisions", { commentId, decision, note, textVersion });
      this.#done(form, decision === "KEEP" ? "Kept." : "Removed.", "good");
    } catch (problem) {
      const { text, next } = problem.words;
      if (problem.name === "already-decided" || problem.status === 410 || problem.status === 404) this.#done(form, text, "");
      else if (problem.name === "comment-changed") outcome(place, "bad", text, { text: "Show it again", run: () => this.#load(true) });
      else outcome(place, "bad", text, next);
    }
  }

  /** The item stays, folded to one sentence, so that nothing jumps under the moderator's hand. */
  #done(form, text, kind) {
    const item = form.closest("[data-flagged]");
    const place = h("div", { role: "status", tabindex: -1 });
    item.classList.add("decided");
    $(".body", item).replaceChildren(h("p", {}, h("span", { class: "name" }, item.dataset.name)), place);
    outcome(place, kind, text);
    place.focus();
    this.#total = Math.max(0, this.#total - 1);
    this.#settle();
    if (this.#next && !$("[data-flagged]:not(.decided)", this.#list)) this.#load();
  }
}
