// The person's own articles: drafts, those that wait for the ledger, and what is published.
import { $, $$, busy, h, outcome } from "./dom.js";
import { get } from "./api.js";
import { ago, count, minutes, signInAddress, WAITING } from "./words.js";

const query = new URLSearchParams(location.search);
const status = query.get("status") ?? "";
const list = $("[data-list]");
const older = $("[data-older]");
let cursor = null;

const standing = {
  DRAFT: () => "Draft, seen by you alone",
  PENDING: () => `Publishing is ${WAITING}`,
  DELETED: () => "Deleted",
  PUBLISHED: ({ publishedAt }) => `Published ${publishedAt ? ago(publishedAt) : ""}`,
};

function item(article) {
  const edit = `/articles/${article.slug}/edit`;
  const published = article.status === "PUBLISHED";
  const changed = article.updatedAt && !published ? `changed ${ago(article.updatedAt)}` : null;
  const meta = [
    standing[article.status]?.(article) ?? article.status,
    changed,
    article.timeToReadSeconds ? `${minutes(article.timeToReadSeconds)} read` : null,
    article.pluses ? count(article.pluses, "plus", "pluses") : null,
    article.minuses ? count(article.minuses, "minus", "minuses") : null,
    article.comments ? count(article.comments, "comment", "comments") : null,
  ].filter(Boolean);
  return h(
    "li",
    { class: "entry" },
    h("h2", {}, h("a", { dir: "auto", href: published ? `/articles/${article.slug}` : edit }, article.title)),
    article.excerpt ? h("p", { class: "excerpt" }, article.excerpt) : null,
    h("p", { class: "meta" }, ...meta.map((words, i) => h("span", { class: i ? "dot" : "" }, words)), h("a", { href: edit }, "Edit")),
  );
}

async function show() {
  const page = await get(`/api/me/articles?${new URLSearchParams({ ...(status && { status }), ...(cursor && { cursor }) })}`);
  if (!cursor) list.replaceChildren();
  list.append(...page.items.map(item));
  cursor = page.next;
  older.hidden = !cursor;
  $("[data-none]").hidden = list.children.length > 0;
}

function trouble(problem) {
  if (problem.status === 401) return location.replace(signInAddress());
  list.replaceChildren();
  const { text, next } = problem.words;
  outcome($("[data-outcome]"), "bad", text, next);
  return undefined;
}

for (const link of $$("[data-status]")) {
  if (link.dataset.status === status) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}
older.addEventListener("click", () => busy(older, () => show().catch(trouble)));
show().catch(trouble);
