// Ledger entries as rows, in the wallet and inside a report.
import { $, $$, h } from "./dom.js";
import { amount, day, moment, signed, time, twei as inTwei, unpaidReason } from "./words.js";
import { proofLink } from "./proof.js";
import { titleOf } from "./titles.js";

const GRANTS = ["profile-signed-up", "granted"];
/** A link to the article with its title, which may arrive a moment later in the room that it has. */
export function articleLink(articleId) {
  const link = h("a", { href: `/articles/${articleId}`, dir: "auto" }, "An article");
  titleOf(articleId).then((title) => (link.textContent = title));
  return link;
}

const isGrant = ({ activity }) => GRANTS.includes(activity);
const color = (entry) => (isGrant(entry) || entry.twei === 0 ? "soft" : entry.twei > 0 ? "gain" : "loss");
const anchor = (id) => `e-${id.replaceAll(":", "-")}`;

/** What happened, in a few words, with a link to where it did. */
function what(entry) {
  const { activity, title, articleId, commentId, reportId, undoes } = entry;
  if (activity === "reversed") return ["Reversal", undoes ? `: ${undoes.title}` : ""];
  if (reportId) return [h("a", { href: `/reports/${reportId}` }, title)];
  if (commentId && articleId) return [title, " · ", h("a", { href: `/articles/${articleId}/comments/${commentId}#c-${commentId}` }, "the comment")];
  return [title];
}

/** What else is to be known of it: what it undoes, or why it brought nothing. */
function remark(entry) {
  const { activity, unpaid, due, undoes, reason } = entry;
  const why = reason ? h("bdi", {}, ` Why: ${reason}`) : "";
  if (undoes) return ["An operator took back ", h("a", { href: `#${anchor(undoes.id)}` }, `the entry of ${moment(undoes.at)}`), ".", why];
  if (activity === "reversed") return ["An operator took an entry back.", why];
  if (unpaid) return [`${unpaidReason(activity, unpaid)} It would have been ${inTwei(Math.abs(due ?? 0))}.`];
  if (isGrant(entry)) return ["Given, not earned."];
  return null;
}

const proof = (id) => h("span", { class: "from" }, proofLink(`/api/wallet/entries/${id}`, `earnest-entry-${id.replaceAll(":", "-")}.proof.json`));

/** One entry as a row: what, when, how much, and what was left. */
export function entryRow(entry, { dated = true } = {}) {
  const { id, at, twei, balanceAfter, unpaid } = entry;
  const when = dated ? moment(at) : time(at);
  const more = remark(entry);
  return h(
    "tr",
    { id: anchor(id), "data-activity": entry.activity, class: unpaid ? "unpaid" : null },
    h("td", {}, ...what(entry), more ? h("span", { class: "from" }, ...more) : null, unpaid ? null : proof(id), h("time", { class: "narrow-only", datetime: at }, when)),
    h("td", { class: "wide" }, h("time", { datetime: at }, when)),
    h("td", { class: `amount ${color(entry)}` }, unpaid ? "0" : signed(twei)),
    h("td", { class: "amount wide" }, balanceAfter === undefined || balanceAfter === null ? "" : amount(balanceAfter)),
  );
}

/** Entries, newest first, below their days, and within a day below their articles. */
export class Days {
  #table;
  #last = null;

  constructor(table) {
    this.#table = table;
  }

  clear() {
    for (const body of $$("tbody", this.#table)) body.remove();
    this.#last = null;
  }

  get empty() {
    return !$("tbody", this.#table);
  }

  add(entries) {
    for (const entry of entries) this.#add(entry);
  }

  #add(entry) {
    const date = day(entry.at);
    if (this.#last?.date !== date) this.#begin(date, entry.at);
    const last = this.#last;
    const key = entry.articleId ?? "";
    if (!last.groups.has(key)) {
      const head = key ? band("under", "row", articleLink(key)) : null;
      if (head) last.body.append(head);
      last.groups.set(key, head);
    }
    // Behind the last row of its article: the groups stand in the order of their newest entries.
    const rows = $$("tr[id]", last.body).filter((row) => (row.dataset.of ?? "") === key);
    const row = entryRow(entry, { dated: false });
    row.dataset.of = key;
    const behind = rows.at(-1) ?? last.groups.get(key);
    if (behind) behind.after(row);
    else last.body.append(row);
    last.sums[entry.twei > 0 && isGrant(entry) ? "granted" : entry.twei > 0 ? "came" : "went"] += entry.twei;
    last.sum.replaceChildren(...sums(last.sums));
  }

  #begin(date, at) {
    const sum = h("td", { class: "sum" });
    const head = h("tr", { class: "day" }, h("th", { scope: "rowgroup" }, h("time", { datetime: at }, date)), h("td", { class: "wide" }), sum, h("td", { class: "wide" }));
    const body = h("tbody", {}, head);
    this.#table.append(body);
    this.#last = { date, body, sum, groups: new Map(), sums: { came: 0, went: 0, granted: 0 } };
  }
}

function band(kind, scope, content) {
  return h("tr", { class: kind }, h("th", { scope }, content), h("td", { class: "wide" }), h("td", {}), h("td", { class: "wide" }));
}

/** A day's sums: what was earned and spent; what was given apart from it. */
function sums({ came, went, granted }) {
  const parts = [came ? h("span", { class: "gain" }, signed(came)) : null, went ? h("span", { class: "loss" }, signed(went)) : null, granted ? h("span", { class: "soft", title: "Given, not earned" }, `${signed(granted)} given`) : null];
  return parts.filter(Boolean).flatMap((part, i) => (i ? [" ", part] : [part]));
}
