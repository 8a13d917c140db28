// Ledger entries as rows, in the wallet and inside a report.
import { h } from "./dom.js";
import { get } from "./api.js";
import { amount, moment, signed } from "./words.js";
import { proofLink } from "./proof.js";

const titles = new Map();

/** The title of an article, asked once and kept for this visit. */
function titleOf(articleId) {
  if (titles.has(articleId)) return titles.get(articleId);
  const kept = remembered(articleId);
  const title = kept
    ? Promise.resolve(kept)
    : get(`/api/articles/${articleId}`).then(
        (article) => {
          remember(articleId, article.title);
          return article.title;
        },
        ({ status }) => (status === 410 || status === 404 ? "a deleted article" : "an article"),
      );
  titles.set(articleId, title);
  return title;
}

function remembered(articleId) {
  try {
    return sessionStorage.getItem(`earnest.title.${articleId}`);
  } catch {
    return null;
  }
}

function remember(articleId, title) {
  try {
    sessionStorage.setItem(`earnest.title.${articleId}`, title);
  } catch {
    // it will be asked again
  }
}

/** A link to the article with its title, which may arrive a moment later in the room that it has. */
export function articleLink(articleId) {
  const link = h("a", { href: `/articles/${articleId}` }, "\u00a0");
  titleOf(articleId).then((title) => (link.textContent = title));
  return link;
}

export const nameOfArticle = titleOf;

const color = (twei) => (twei > 0 ? "gain" : twei < 0 ? "loss" : "soft");

/** One entry as a row: what, from which article, when, how much, and what was left. */
export function entryRow(entry, { withArticle = true } = {}) {
  const { at, title, twei, balanceAfter, articleId, reportId } = entry;
  const from = h("span", { class: "from" });
  if (withArticle && articleId) from.append(articleLink(articleId));
  const what = reportId ? h("a", { href: `/reports/${reportId}` }, title) : title;
  return h(
    "tr",
    {},
    h("td", {}, what, withArticle ? from : null, h("span", { class: "from" }, proofLink(`/api/wallet/entries/${entry.id}`, `earnest-entry-${entry.id.replaceAll(":", "-")}.proof.json`)), h("time", { class: "narrow-only", datetime: at }, moment(at))),
    h("td", { class: "wide" }, h("time", { datetime: at }, moment(at))),
    h("td", { class: `amount ${color(twei)}` }, signed(twei)),
    h("td", { class: "amount wide" }, balanceAfter === undefined || balanceAfter === null ? "" : amount(balanceAfter)),
  );
}
