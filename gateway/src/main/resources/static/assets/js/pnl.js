// Post Profit and Post Loss: "..." until the viewer has bought a report, then the latest one.
import { $, $$, busy, focusOn, h, outcome } from "./dom.js";
import { get, newKey, post } from "./api.js";
import { amount, moment, signed, twei } from "./words.js";
import { refreshBalance } from "./session.js";

export class Pnl {
  #article;
  #place = $("#pnl");
  #button = $("[data-buy]", this.#place);
  #key = newKey();

  constructor(articleElement) {
    this.#article = articleElement.dataset.article;
    this.#button.addEventListener("click", () => busy(this.#button, () => this.#buy()));
  }

  stranger(signIn) {
    this.#asOf("What this article earned and cost you is yours alone to see.");
    outcome($("[data-outcome]", this.#place), "", "Reports belong to those who took part.", { text: "Sign in", href: signIn });
  }

  /** @param offer what GET /api/articles/{id}/pnl answers, or null while rewards-service is down */
  async begin(offer) {
    if (!offer) {
      outcome($("[data-outcome]", this.#place), "bad", "The ledger can’t be reached at the moment, so reports can neither be shown nor bought.", "Load the page again in a minute.");
      return;
    }
    if (offer.price !== undefined && offer.price !== null) $("small", this.#button).textContent = `Price for report instance: ${twei(offer.price)}`;
    this.#button.disabled = false;
    this.#warn(offer);
    const latest = newest(offer.reports);
    if (!latest) return;
    try {
      this.#show(offer.latest ?? (await get(`/api/pnl-reports/${latest.id}`)), offer.newerActivity);
    } catch (problem) {
      this.#refused(problem);
    }
  }

  /** Something was booked on this page: a report that stands here is no longer the newest state, and its price may weigh more. */
  async stale() {
    if (this.#place.dataset.report) this.#showAge(true);
    try {
      this.#warn(await get(`/api/articles/${this.#article}/pnl`));
    } catch (problem) {
      if (!problem.words) throw problem; // the offer stays as it was
    }
  }

  /** Before the price eats the profit it is said, with what can be had for nothing. */
  #warn({ price, priceEatsProfit }) {
    const place = $("[data-eats]", this.#place);
    place.replaceChildren();
    if (!priceEatsProfit) return;
    const costs = twei(price ?? 1);
    place.append(h("p", { class: "note" }, `The price of ${costs} eats the profit: with it on the report this article has brought you nothing, or less. `, h("a", { href: `/wallet?articleId=${this.#article}` }, "The entries are free"), "."));
  }

  async #buy() {
    try {
      const report = await post(`/api/articles/${this.#article}/pnl-reports`, {}, { key: this.#key });
      this.#key = newKey();
      this.#show(report, false);
      $("[data-eats]", this.#place).replaceChildren();
      outcome($("[data-outcome]", this.#place), "good", `The report cost you ${twei(report.price ?? 1)}, to the treasury.`);
      focusOn($("[data-outcome]", this.#place));
      await refreshBalance("report");
    } catch (problem) {
      if (!problem.passing) this.#key = newKey(); // the next click is a new try
      this.#refused(problem);
    }
  }

  #refused(problem) {
    const { text, next } = problem.words;
    outcome($("[data-outcome]", this.#place), problem.name === "nothing-to-report" ? "" : "bad", text, next);
  }

  #show(report, newerActivity) {
    this.#place.dataset.report = report.id;
    const paint = (line, number, kind) => {
      const cell = $(`[data-line="${line}"]`, this.#place);
      cell.textContent = kind === "total" ? signed(number) : amount(number);
      cell.classList.toggle("zero", number === 0 && kind !== "total");
      cell.classList.toggle("gain", kind === "total" ? number > 0 : kind === "profit" && number !== 0);
      cell.classList.toggle("loss", kind === "total" ? number < 0 : kind === "loss" && number !== 0);
    };
    for (const { line, twei: sum } of report.profit) paint(line, sum, "profit");
    for (const { line, twei: sum } of report.loss) paint(line, sum, "loss");
    paint("profitSubtotal", report.profitSubtotal, "profit");
    paint("lossSubtotal", report.lossSubtotal, "loss");
    paint("total", report.total, "total");
    for (const title of $$("[data-title]", this.#place)) {
      const words = title.textContent;
      title.replaceChildren(h("a", { href: `/reports/${report.id}#${title.dataset.title}` }, words));
    }
    this.#place.dataset.at = report.asOf.at;
    this.#showAge(newerActivity);
    $("[data-buy-what]", this.#button).textContent = "New report";
  }

  #showAge(newerActivity) {
    const { report, at } = this.#place.dataset;
    const place = $("[data-asof]", this.#place);
    place.replaceChildren(h("a", { href: `/reports/${report}` }, `Report of ${moment(at)}`), newerActivity ? " · newer activity" : "");
  }

  #asOf(text) {
    $("[data-asof]", this.#place).textContent = text;
  }
}

function newest(reports) {
  return [...(reports ?? [])].sort((a, b) => when(b) - when(a))[0];
}

const when = ({ asOf }) => Date.parse(asOf?.at ?? asOf ?? 0) || 0;
