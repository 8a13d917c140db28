// The wallet: what there is, what today still allows, and every entry with where it came from.
import { $, busy, h, outcome } from "./dom.js";
import { download, get } from "./api.js";
import { amount, moment, renewalTime, signInAddress } from "./words.js";
import { probablySignedIn, required, showBalance } from "./session.js";
import { entryRow, nameOfArticle } from "./entries.js";

const ALLOWANCES = {
  "article-read": "Paid readings",
  "reader-twei": "Twei as a reader",
  "article-plussed": "Pluses that pay",
  "comment-liked": "Likes that pay you",
  "article-published": "Publications",
  "comment-valued": "Comments valued",
};

const query = new URLSearchParams(location.search);
const place = $("[data-outcome]");
const rows = $("[data-entries]");
const older = $("[data-older]");
let cursor = null;

function address() {
  const asked = new URLSearchParams();
  for (const name of ["articleId", "line"]) if (query.get(name)) asked.set(name, query.get(name));
  if (cursor) asked.set("cursor", cursor);
  return `/api/wallet/entries?${asked}`;
}

async function showWallet() {
  const wallet = await get("/api/wallet");
  for (const name of ["balance", "earnedToday", "spentToday"]) $(`[data-figure="${name}"]`).textContent = amount(wallet[name]);
  showBalance(wallet.balance);
  $("[data-allowances]").replaceChildren(
    ...wallet.allowances.map(({ activity, used, limit }) =>
      h("div", {}, h("dt", {}, ALLOWANCES[activity] ?? activity), h("dd", {}, `${amount(used)} of ${amount(limit)}`), h("progress", { value: used, max: Math.max(limit, 1), "aria-label": ALLOWANCES[activity] ?? activity })),
    ),
  );
  const asOf = wallet.asOf ? ` As of block ${amount(wallet.asOf.block)}${wallet.asOf.at ? `, ${moment(wallet.asOf.at)}` : ""}.` : "";
  $("[data-asof]").textContent = `They start anew at midnight UTC, ${renewalTime()} your time.${asOf}`;
}

async function showEntries(fresh) {
  if (fresh) cursor = null;
  const page = await get(address());
  if (fresh) rows.replaceChildren();
  rows.append(...page.items.map((entry) => entryRow(entry)));
  cursor = page.next;
  older.hidden = !cursor;
  $("[data-none]").hidden = rows.children.length > 0;
}

function trouble(problem) {
  if (problem.status === 401) return location.replace(signInAddress());
  rows.replaceChildren();
  if ($("[data-allowances] .sk")) $("[data-allowances]").closest("section").hidden = true;
  const { text, next } = problem.words;
  outcome(place, "bad", text, next);
  return undefined;
}

const line = $("[data-filter-line]");
line.value = query.get("line") ?? "";
line.addEventListener("change", () => {
  if (line.value) query.set("line", line.value);
  else query.delete("line");
  history.replaceState(null, "", query.size ? `/wallet?${query}` : "/wallet");
  showEntries(true).catch(trouble);
});
older.addEventListener("click", () => busy(older, () => showEntries(false).catch(trouble)));

const csv = $("[data-csv]");
csv.addEventListener("click", () =>
  busy(csv, async () => {
    const asked = new URLSearchParams(query);
    asked.delete("cursor");
    try {
      await download(`/api/wallet/entries?${asked}`, { accept: "text/csv", name: "earnest-wallet.csv" });
      place.replaceChildren();
    } catch (problem) {
      if (!problem.words) throw problem;
      const { text, next } = problem.words;
      outcome(place, "bad", text, next);
    }
  }),
);

if (query.get("articleId")) {
  $("[data-filter-article]").hidden = false;
  nameOfArticle(query.get("articleId")).then((name) => ($("[data-filter-article-name]").textContent = name));
}

if (probablySignedIn()) {
  // both at once; who is not signed in after all learns it from the first refusal
  Promise.all([showWallet(), showEntries(true)]).catch(trouble);
} else {
  required().then(() => Promise.all([showWallet(), showEntries(true)])).catch(trouble);
}

