// What the "Read-to-Earn opportunity" panel shows: the ring, what was earned and when, and one sentence of why.
import { $, h, nextStep } from "./dom.js";
import { amount, clock, moment, now, readingReason, twei, WAITING } from "./words.js";

const CIRCUMFERENCE = 2 * Math.PI * 36;

/** How much of an article one must have seen to be paid. */
export const SCROLL_NEEDED = 0.6;

export class ReadingPanel {
  required;
  #article;
  #allowances = [];

  constructor(articleElement) {
    this.#article = articleElement.dataset.article;
    this.required = Number(articleElement.dataset.required);
  }

  set allowances(allowances) {
    this.#allowances = allowances ?? [];
  }

  ring(seconds, done = false) {
    const part = done ? 1 : Math.min(1, this.required ? seconds / this.required : 0);
    const fill = $("[data-ring-fill]");
    fill.setAttribute("visibility", part > 0.004 ? "visible" : "hidden");
    fill.setAttribute("stroke-dasharray", `${(part * CIRCUMFERENCE).toFixed(1)} ${CIRCUMFERENCE.toFixed(1)}`);
    $("[data-ring]").classList.toggle("done", done);
    $("[data-ring-time]").textContent = done ? "Read" : clock(seconds);
    $("[data-ring-of]").textContent = done ? clock(this.required) : `of ${clock(this.required)}`;
    $("[data-ring-picture]").setAttribute("aria-label", done ? "Read" : `${clock(seconds)} of ${clock(this.required)} read`);
    $("[data-thread]").value = done ? 0 : part;
  }

  why(text, next = null) {
    const place = $("[data-why]");
    const said = h("p", {}, text);
    if (next) said.append(" ", nextStep(next));
    if (place.textContent.trim() === said.textContent.trim()) return; // the same again would only be read aloud twice
    place.replaceChildren(said);
  }

  /** Asks before something is lost; what is safe stands behind what is not, and nothing happens by itself. */
  ask(text, steps) {
    const place = $("[data-why]");
    place.replaceChildren(h("p", {}, text), h("p", { class: "row" }, ...steps.map(({ text: words, run, href }) => (href ? h("a", { class: "act tiny", href }, words) : h("button", { type: "button", class: "act tiny", onclick: run }, words)))));
  }

  /** While reading: what it will bring and what is still missing. */
  progress({ opportunity, timeIsFull, scroll }) {
    const worth = opportunity?.twei ?? 0;
    const seen = Math.floor(scroll * 100);
    if (timeIsFull && scroll < SCROLL_NEEDED) {
      return this.why(`The time is full. You have seen ${seen}\u00a0% of the article; at 60\u00a0% the reading counts${worth ? ` and brings ${twei(worth)}` : ""}.`);
    }
    if (!opportunity) return this.why("The ledger can\u2019t say at the moment what this brings.", "The reading counts all the same, and is paid when the ledger is back.");
    if (!worth) return this.why(`Nothing to earn here now. ${readingReason(opportunity.reason)}`);
    return this.why(`${twei(worth)} when you have read for ${clock(this.required)} and seen 60\u00a0% of it. ${this.#used()}`);
  }

  #used() {
    const readings = this.#allowances.find(({ activity }) => activity === "article-read");
    return readings ? `${amount(readings.used)} of ${amount(readings.limit)} paid readings used today.` : "";
  }

  /** A verified reading: from a beat (its settlement) or from the composed state (what was earned and when). */
  verified({ settlement, earned, reason }) {
    this.ring(this.required, true);
    if (settlement?.status === "PENDING") {
      this.#earned(WAITING, "–");
      this.why("Read. The ledger does not answer at the moment; the payment is booked as soon as it is back.", "You can leave this page: nothing gets lost.");
      return;
    }
    const paid = earned?.twei ?? (settlement?.status === "PAID" ? settlement.twei : 0);
    if (paid > 0) {
      this.#earned(twei(paid), moment(earned?.at ?? now()), true);
      this.why("Read, and paid.", { text: "It is in your wallet", href: `/wallet?articleId=${this.#article}` });
      return;
    }
    this.#earned("None", "–");
    this.why(`Read. ${readingReason(reason ?? settlement?.reason)}`);
  }

  #earned(text, date, gain = false) {
    const value = $("[data-earned]");
    value.textContent = text;
    value.classList.toggle("gain", gain);
    $("[data-earned-at]").textContent = date;
  }
}
