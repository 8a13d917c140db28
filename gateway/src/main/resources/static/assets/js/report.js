// One report: thirteen lines, two subtotals, a total; each line opens to the entries that it sums up.
import { $, $$, busy, h, outcome } from "./dom.js";
import { download, get, piece } from "./api.js";
import { amount, moment, signed, signInAddress, twei } from "./words.js";
import { articleLink, entryRow } from "./entries.js";
import { proofLink } from "./proof.js";

const id = decodeURIComponent(location.pathname.split("/").pop());

function fill({ line, twei: sum }, side) {
  const details = $(`details[data-line="${line}"]`);
  const number = $("[data-sum]", details);
  number.textContent = amount(sum);
  number.classList.add(sum === 0 ? "soft" : side);
  details.classList.toggle("quiet", sum === 0);
}

function show(report) {
  $("[data-about]").replaceChildren("What ", articleLink(report.articleId), ` earned and cost you, up to ${moment(report.asOf.at)}.`);
  for (const line of report.profit) fill(line, "gain");
  for (const line of report.loss) fill(line, "loss");
  $('[data-sum="profitSubtotal"]').textContent = amount(report.profitSubtotal);
  $('[data-sum="lossSubtotal"]').textContent = amount(report.lossSubtotal);
  const total = $('[data-sum="total"]');
  total.textContent = signed(report.total);
  total.classList.add(report.total < 0 ? "loss" : "gain");
  const { block, index, hash } = report.asOf;
  const facts = [
    ["Bought", moment(report.asOf.at)],
    ["Price", `${twei(report.price)}, which is on it`],
    ["In the ledger", `block ${amount(block)}, entry ${amount((index ?? 0) + 1)}`],
    hash ? ["Block\u2019s hash", h("span", { class: "hash" }, hash)] : null,
    ["Proof", [proofLink(`/api/pnl-reports/${encodeURIComponent(id)}`, `earnest-report-${id}.proof.json`, "Save it"), ", and ", h("a", { href: "/verify" }, "verify it"), " anywhere"]],
    report.signature ? ["Signature", h("span", { class: "hash" }, typeof report.signature === "string" ? report.signature : (report.signature.value ?? JSON.stringify(report.signature)))] : null,
  ];
  $("[data-facts]").replaceChildren(...facts.filter(Boolean).flatMap(([name, value]) => [h("dt", {}, name), h("dd", { class: "num" }, value)]));
  openNamed();
  showChart();
}

/** The chart is drawn by the server. Where it can't, the lines say the same. */
async function showChart() {
  try {
    $("[data-chart]").innerHTML = await piece(`/reports/${encodeURIComponent(id)}/chart`);
  } catch (problem) {
    if (!problem.words) throw problem;
    $("[data-chart]").replaceChildren(h("p", { class: "note" }, "The chart can\u2019t be drawn at the moment."));
  }
}

async function open(details) {
  const inside = $("[data-inside]", details);
  if (!details.open || inside.dataset.loaded) return;
  inside.dataset.loaded = "yes";
  try {
    const body = h("tbody");
    let cursor = "";
    do {
      const page = await get(`/api/pnl-reports/${encodeURIComponent(id)}/entries?line=${details.dataset.line}&limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      body.append(...page.items.map((entry) => entryRow(entry)));
      cursor = page.next ?? "";
    } while (cursor);
    const table = h("table", { class: "sheet entries" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Entry"), h("th", { scope: "col", class: "wide" }, "When"), h("th", { scope: "col", class: "amount" }, "Twei"), h("th", { scope: "col", class: "amount wide" }, "Balance after"))), body);
    inside.replaceChildren(body.children.length ? table : h("p", { class: "note" }, "No entries on this line."));
  } catch (problem) {
    delete inside.dataset.loaded;
    const { text, next } = problem.words;
    outcome(inside, "bad", text, next);
  }
}

function openNamed() {
  const named = document.getElementById(location.hash.slice(1));
  if (named?.matches("details")) {
    named.open = true;
    named.scrollIntoView({ block: "center" });
  }
}

for (const details of $$("details[data-line]")) details.addEventListener("toggle", () => open(details));
addEventListener("hashchange", openNamed);

for (const button of $$("[data-download]")) {
  const csv = button.dataset.download === "csv";
  button.addEventListener("click", () =>
    busy(button, async () => {
      try {
        const address = `/api/pnl-reports/${encodeURIComponent(id)}`;
        await download(csv ? `${address}/entries` : address, { accept: csv ? "text/csv" : "application/json", name: csv ? "earnest-report.csv" : "earnest-report.json" });
        $("[data-outcome]").replaceChildren();
      } catch (problem) {
        if (!problem.words) throw problem;
        const { text, next } = problem.words;
        outcome($("[data-outcome]"), "bad", text, next);
      }
    }),
  );
}

get(`/api/pnl-reports/${encodeURIComponent(id)}`)
  .then(show)
  .catch((problem) => {
    if (problem.status === 401) return location.replace(signInAddress());
    const { text, next } = problem.words;
    for (const part of $$("[data-report] > section, [data-report] > .grand, [data-report] > .row, [data-chart]")) part.hidden = true;
    $("[data-about]").textContent = problem.status === 404 ? "There is no such report of yours." : "";
    if (problem.status !== 404) outcome($("[data-outcome]"), "bad", text, next);
    return undefined;
  });
