// The wallet: what there is, how it became so, what today still allows, and every entry with where it came from.
import { $, busy, h, outcome } from "./dom.js";
import { download, get, piece, until } from "./api.js";
import { amount, moment, renewalTime, signed, signInAddress, zone } from "./words.js";
import { probablySignedIn, required, showBalance } from "./session.js";
import { articleLink, Days } from "./entries.js";
import { nameArticles, titleOf } from "./titles.js";
import { arrived, waiting } from "./pending.js";

const ALLOWANCES = {
  "article-read": "Paid readings",
  "reader-twei": "Twei as a reader",
  "article-plussed": "Pluses that pay",
  "comment-liked": "Likes that pay you",
  "article-published": "Publications",
  "comment-valued": "Comments valued",
};

const DEEDS = {
  reading: { text: "Reading", ask: ({ article }) => `/api/articles/${article}/reading` },
  rating: { text: "Rating", ask: ({ article }) => `/api/articles/${article}/rating` },
  vote: { text: "Vote on a comment below", ask: ({ comment }) => `/api/comments/${comment}/vote` },
};

const query = new URLSearchParams(location.search);
const place = $("[data-outcome]");
const days = new Days($("[data-entries]"));
const older = $("[data-older]");
const charts = $("[data-charts]");
let cursor = null;

function address() {
  const asked = new URLSearchParams({ unpaid: "true" });
  for (const name of ["articleId", "line"]) if (query.get(name)) asked.set(name, query.get(name));
  if (cursor) asked.set("cursor", cursor);
  return `/api/wallet/entries?${asked}`;
}

async function showWallet() {
  const [wallet, history] = await Promise.all([get("/api/wallet"), get("/api/wallet/history?days=1").catch(() => null)]);
  const today = history?.days.at(-1) ?? { earned: wallet.earnedToday, spent: wallet.spentToday, granted: 0 };
  const figures = { balance: wallet.balance, earnedToday: today.earned, spentToday: today.spent };
  for (const [name, figure] of Object.entries(figures)) $(`[data-figure="${name}"]`).textContent = amount(figure);
  $("[data-granted]").textContent = today.granted ? `since midnight UTC; ${signed(today.granted)} given` : "since midnight UTC";
  showBalance(wallet.balance);
  $("[data-allowances]").replaceChildren(
    ...wallet.allowances.flatMap(({ activity, used, limit }) => {
      const name = ALLOWANCES[activity] ?? activity;
      return h("div", {}, h("dt", {}, name), h("dd", {}, `${amount(used)} of ${amount(limit)}`, h("progress", { value: used, max: Math.max(limit, 1), "aria-label": name })));
    }),
  );
  const asOf = wallet.asOf ? ` As of block ${amount(wallet.asOf.block)}${wallet.asOf.at ? `, ${moment(wallet.asOf.at)}` : ""}.` : "";
  $("[data-asof]").textContent = `They start anew at midnight UTC, ${renewalTime()} your time.${asOf}`;
}

/** The charts are drawn by the server. Where it can't, the entries say the same. */
async function showCharts() {
  try {
    charts.innerHTML = await piece("/wallet/charts");
    nameArticles(charts);
  } catch (problem) {
    if (!problem.words || problem.status === 401) throw problem;
    charts.replaceChildren(h("p", { class: "note" }, "The charts can\u2019t be drawn at the moment."));
  }
}

async function showEntries(fresh) {
  if (fresh) cursor = null;
  const page = await get(address());
  if (fresh) days.clear();
  days.add(page.items);
  cursor = page.next;
  older.hidden = !cursor;
  $("[data-none]").hidden = !days.empty;
}

function trouble(problem) {
  if (problem.status === 401) return location.replace(signInAddress());
  days.clear();
  charts.replaceChildren();
  if ($("[data-allowances] .sk")) $("[data-allowances]").closest("section").hidden = true;
  const { text, next } = problem.words;
  outcome(place, "bad", text, next);
  return undefined;
}

const everything = () => Promise.all([showWallet(), showCharts(), showEntries(true)]);

// --- what still waits for the ledger

function watchPending() {
  const list = waiting().filter(({ kind }) => DEEDS[kind]);
  const section = $("[data-pending]");
  section.hidden = !list.length;
  $("ul", section).replaceChildren(...list.map((deed) => h("li", {}, h("span", {}, DEEDS[deed.kind].text, " ", articleLink(deed.article)), h("span", { class: "soft" }, `since ${moment(deed.since)}`))));
  for (const deed of list) follow(deed);
}

async function follow(deed) {
  const settled = ({ settlement } = {}) => settlement?.status !== "PENDING";
  const answer = await until(() => get(DEEDS[deed.kind].ask(deed)), settled).catch(() => ({}));
  if (!answer) return; // it waits on, and so does the list
  arrived(deed);
  const left = waiting().length;
  $("[data-settled]").textContent = left ? "A payment has arrived." : "All payments have arrived.";
  await everything().catch(trouble);
  $("[data-pending]").hidden = !left;
}

// --- filters, and the file

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
  titleOf(query.get("articleId")).then((name) => ($("[data-filter-article-name]").textContent = name));
}
$("[data-zone]").textContent = zone();

async function start() {
  // all at once; who is not signed in after all learns it from the first refusal
  if (!probablySignedIn()) await required();
  await everything();
  watchPending();
}

start().catch(trouble);
