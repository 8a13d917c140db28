// All reports that the person has bought, newest first.
import { $, busy, h, outcome } from "./dom.js";
import { get } from "./api.js";
import { moment, signed, signInAddress } from "./words.js";
import { articleLink } from "./entries.js";

const rows = $("[data-reports]");
const older = $("[data-older]");
let cursor = null;

const row = ({ id, articleId, asOf, total }) =>
  h(
    "tr",
    {},
    h("td", {}, articleLink(articleId), h("span", { class: "from" }, h("a", { href: `/reports/${id}` }, "Report of ", h("time", { datetime: asOf.at }, moment(asOf.at))))),
    h("td", { class: `amount ${total > 0 ? "gain" : total < 0 ? "loss" : "soft"}` }, signed(total)),
  );

async function show(fresh) {
  const page = await get(`/api/pnl-reports${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`);
  if (fresh) rows.replaceChildren();
  rows.append(...page.items.map(row));
  cursor = page.next;
  older.hidden = !cursor;
  $("[data-none]").hidden = rows.children.length > 0;
  rows.closest("table").hidden = rows.children.length === 0;
}

function trouble(problem) {
  if (problem.status === 401) return location.replace(signInAddress());
  if (!problem.words) throw problem;
  const { text, next } = problem.words;
  outcome($("[data-outcome]"), "bad", text, next);
  return undefined;
}

older.addEventListener("click", () => busy(older, () => show(false).catch(trouble)));
show(true).catch(trouble);
