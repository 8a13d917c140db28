// The audit as operators read it: newest first, filtered by what was done, by whom, and to what.
import { $, busy, h, outcome } from "./dom.js";
import { get } from "./api.js";
import { articleLink } from "./entries.js";
import { amount, count, deed, DEEDS, moment, problemWords, twei } from "./words.js";

export class Audit {
  #form = $('[data-form="audit"]');
  #list = $("[data-audit]");
  #older = $("[data-audit-older]");
  #next = null;
  #loaded = false;

  constructor() {
    this.#form.elements.action.append(...Object.entries(DEEDS).map(([value, text]) => h("option", { value }, text)));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      busy($("button", this.#form), () => this.#load(true));
    });
    this.#form.elements.action.addEventListener("change", () => this.#load(true));
    this.#older.addEventListener("click", () => busy(this.#older, () => this.#load(false)));
  }

  /** @param subject whose lines are asked for, "" for all */
  show(subject) {
    if (subject) this.#form.elements.subject.value = subject;
    if (this.#loaded && !subject) return;
    this.#loaded = true;
    this.#load(true);
  }

  async #load(fresh) {
    const asked = new URLSearchParams();
    for (const name of ["action", "actor", "subject"]) {
      const value = this.#form.elements[name].value.trim();
      if (value) asked.set(name, value);
    }
    if (!fresh && this.#next) asked.set("cursor", this.#next);
    const place = $("[data-audit-outcome]");
    try {
      const page = await get(`/api/admin/audit?${asked}`);
      place.replaceChildren();
      if (fresh) this.#list.replaceChildren();
      this.#list.append(...page.items.map(line));
      this.#next = page.next;
    } catch (problem) {
      const { text, next } = problem.words;
      outcome(place, "bad", text, problem.passing ? { text: "Try again", run: () => this.#load(fresh) } : next);
    }
    this.#older.hidden = !this.#next;
    $("[data-audit-empty]").hidden = this.#list.children.length > 0 || place.children.length > 0;
  }
}

function line({ at, reporter, actor, action, subject, note, details, status, settlement, problem }) {
  const comment = /^comment-/.test(action) ? subject : details?.commentId;
  return h(
    "li",
    { "data-action": action },
    h("p", {}, h("b", {}, deed(action)), " ", ...about(action, subject, comment), ...told(details ?? {}).map((text) => h("span", { class: "soft" }, ` · ${text}`))),
    comment ? h("p", {}, h("a", { href: `#suspension=comment:${comment}` }, "Suspend the writer, or end that…")) : null,
    note ? h("p", { class: "why-said" }, `“${note}”`) : null,
    h("p", { class: "soft" }, person(actor), " · ", reporter && reporter !== "profile-service" ? `told by ${reporter} · ` : null, h("time", { datetime: at }, moment(at)), ended(status, settlement)),
    problem ? h("p", { class: "loss" }, `Refused: ${problemWords({ name: String(problem.type).split("/").pop(), body: problem, status: problem.status }).text}`) : null,
  );
}

const isId = (text) => /^[0-9a-z]{20}$/.test(text);

/** A handle leads to its profile; who is gone has an id alone. */
const person = (handle) => (isId(handle) || handle.startsWith("deleted-") || handle === "treasury" ? handle : h("a", { href: `/profiles/${encodeURIComponent(handle)}` }, `@${handle}`));

/** What it was done to, with a way there. */
function about(action, subject, comment) {
  if (comment) return [commentLink(comment)];
  if (/^article-/.test(action) || (action === "entries-read" && isId(subject))) return [articleLink(subject)];
  if (action === "entry-reversed" || action === "tariff-changed") return [h("code", {}, subject)];
  return [person(subject)];
}

/** A comment is known by its id alone: where it stands is asked when somebody wants to go there. */
function commentLink(id) {
  const link = h("button", { type: "button", class: "link" }, `comment ${id}`);
  link.addEventListener("click", () =>
    busy(link, async () => {
      const comment = await get(`/api/comments/${id}`).catch(() => null);
      if (comment?.articleId) location.assign(`/articles/${comment.articleId}/comments/${id}#c-${id}`);
      else link.replaceWith(`comment ${id} (it is not public any more)`);
    }),
  );
  return link;
}

function told({ twei: granted, xp, roles, suspended, version }) {
  return [
    granted === undefined ? null : twei(granted),
    xp === undefined ? null : `${amount(xp)} experience`,
    roles === undefined ? null : roles.length ? roles.join(", ") : "no roles",
    suspended === undefined ? null : suspended ? "suspended" : "not suspended any more",
    version === undefined ? null : `version ${version}`,
  ].filter(Boolean);
}

function ended(status, settlement) {
  if (status === "PENDING") return " · waits for the ledger";
  const moved = settlement?.legs?.filter((leg) => leg.twei).length;
  return moved ? ` · ${count(moved, "payment", "payments")}` : "";
}
