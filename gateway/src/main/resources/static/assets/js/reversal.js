// The ledger's entries as operators see them, and their reversal: what exactly is reversed stands there before it is.
import { $, busy, h, outcome } from "./dom.js";
import { get, newKey, post } from "./api.js";
import { articleLink } from "./entries.js";
import { activityName, moment, signed, voteReason } from "./words.js";

const NEVER = ["reversed", "day-opened", "profile-signed-up", "tariff-changed"];

export class Entries {
  #form = $('[data-form="entries"]');
  #list = $("[data-found]");
  #older = $("[data-entries-older]");
  #place = $("[data-entries-outcome]");
  #asked = null;
  #next = null;

  constructor() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { handle, articleId } = this.#form.elements;
      const asked = new URLSearchParams();
      if (handle.value.trim()) asked.set("handle", handle.value.trim());
      if (articleId.value.trim()) asked.set("articleId", articleOf(articleId.value.trim()));
      this.#asked = asked;
      busy($("button", this.#form), () => this.#load(true));
    });
    this.#older.addEventListener("click", () => busy(this.#older, () => this.#load(false)));
  }

  show() {}

  async #load(fresh) {
    const asked = new URLSearchParams(this.#asked);
    if (!asked.size) {
      outcome(this.#place, "bad", "Give a handle, an article, or both.");
      return;
    }
    if (!fresh && this.#next) asked.set("cursor", this.#next);
    try {
      const page = await get(`/api/admin/entries?${asked}`);
      this.#place.replaceChildren();
      if (fresh) this.#list.replaceChildren();
      this.#list.append(...page.items.map((entry) => this.#item(entry)));
      this.#next = page.next;
    } catch (problem) {
      if (fresh) {
        this.#list.replaceChildren();
        this.#next = null;
      }
      const { text, next } = problem.words;
      outcome(this.#place, "bad", problem.status === 404 ? "There is no such profile." : text, problem.passing ? { text: "Try again", run: () => this.#load(fresh) } : next);
    }
    this.#older.hidden = !this.#next;
    $("[data-entries-empty]").hidden = this.#list.children.length > 0 || this.#place.children.length > 0;
  }

  #item(entry) {
    const place = h("div", { role: "status" });
    const reverse = NEVER.includes(entry.activity) ? null : h("button", { type: "button", class: "act tiny" }, "Reverse…");
    const item = h("li", { "data-entry": entry.id }, heading(entry), postings(entry), reverse ? h("p", { class: "row" }, reverse) : null, place);
    reverse?.addEventListener("click", () => confirm(entry, async (note, key) => this.#reverse(entry, note, key, reverse, place)));
    return item;
  }

  /** The entry that a reversal has become, which is among the newest; null where it can't be shown now. */
  async #booked(id) {
    const page = await get(`/api/admin/entries?${this.#asked}&limit=20`).catch(() => null);
    return page?.items.find((entry) => entry.id === id) ?? null;
  }

  async #reverse(entry, note, key, button, place) {
    try {
      const order = await busy(button, () => post("/api/admin/reversals", { entryId: entry.id, note }, { key }));
      button.remove();
      const audit = { text: "See it in the audit", href: `#audit=${encodeURIComponent(entry.id)}` };
      if (order.settlement.status === "PENDING") {
        outcome(place, "wait", "Ordered. The ledger books it as soon as it answers.", audit);
        return;
      }
      const booked = await this.#booked(order.entryId);
      outcome(place, "good", "Reversed.", audit);
      if (booked) place.append(...heading(booked), postings(booked));
    } catch (problem) {
      const { text, next } = problem.words;
      outcome(place, "bad", text, problem.passing ? { text: "Send it again", run: () => this.#reverse(entry, note, key, button, place) } : next);
    }
  }
}

function heading({ id, activity, at, block, articleId, commentId }) {
  const comment = articleId && commentId ? h("a", { href: `/articles/${articleId}/comments/${commentId}#c-${commentId}` }, "the comment") : null;
  return [
    h("p", {}, h("b", {}, activityName(activity)), h("span", { class: "soft" }, ` · `, h("time", { datetime: at }, moment(at)), ` · block ${block}`)),
    articleId ? h("p", {}, articleLink(articleId), comment ? [" · ", comment] : null) : null,
    h("p", { class: "hash" }, id),
  ];
}

function postings({ postings: legs }) {
  return h(
    "table",
    { class: "sheet" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Account"), h("th", { scope: "col", class: "amount" }, "Twei"))),
    h("tbody", {}, ...legs.map(({ account, handle, twei, unpaid }) => h("tr", {}, h("td", {}, handle ? h("a", { href: `/profiles/${handle}` }, `@${handle}`) : accountName(account)), h("td", { class: `amount ${twei > 0 ? "gain" : twei < 0 ? "loss" : "soft"}` }, unpaid ? h("span", { class: "soft", title: voteReason(unpaid) }, "not paid") : signed(twei))))),
  );
}

const accountName = (account) => (/^[0-9a-z]{20}$/.test(account) ? `profile ${account}` : account);

function confirm(entry, run) {
  const key = newKey();
  const note = h("textarea", { id: "reversal-note", rows: 2, maxlength: 500 });
  const error = h("p", { class: "error" });
  const reverse = h("button", { type: "submit", class: "act danger" }, "Reverse it");
  const cancel = h("button", { type: "button", class: "act" }, "Leave it");
  const form = h(
    "form",
    {},
    h("h2", { id: "reversal-title" }, "Reverse this entry?"),
    heading(entry),
    postings(entry),
    h("p", { class: "note" }, "Each payee gives back what it still has, at most what it got, and a profile that paid is made whole. That is booked as a new entry, which can\u2019t be reversed itself."),
    h("div", { class: "field" }, h("label", { for: "reversal-note" }, "Why"), note, h("p", { class: "hint" }, "Those whose money it moves read this; it stands in the audit, too."), error),
    h("p", { class: "row" }, reverse, cancel),
  );
  const dialog = h("dialog", { class: "roomy", "aria-labelledby": "reversal-title" }, form);
  cancel.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!note.value.trim()) {
      error.textContent = "Please say why: it stands in the audit.";
      note.setAttribute("aria-invalid", "true");
      note.focus();
      return;
    }
    dialog.close();
    run(note.value.trim(), key);
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  cancel.focus();
}

/** The id or slug in an address, or what was typed. */
function articleOf(text) {
  return /\/articles\/([^/?#]+)/.exec(text)?.[1] ?? text;
}
