// Plus and minus: what they cost and bring stands on the buttons; what happened, in their place.
import { $, $$, busy, focusOn, outcome } from "./dom.js";
import { get, put, until } from "./api.js";
import { amount, count, refusalWords, twei, voteReason, WAITING } from "./words.js";
import { arrived, waits } from "./pending.js";
import { privilege, refreshBalance } from "./session.js";

export class Rating {
  #article;
  #own;
  #authorName;
  #archived;
  #place = $("#rating");
  #person = null;
  #read = false;
  #wallet = null;
  #given = null;

  constructor(articleElement) {
    this.#article = articleElement.dataset.article;
    this.#authorName = articleElement.dataset.authorName || "the author";
    this.#archived = articleElement.dataset.archived === "true";
    for (const button of $$("[data-rate]", this.#place)) {
      button.dataset.priced = $("small", button).textContent; // as the page's own prices say it
      button.addEventListener("click", () => busy(button, () => this.#rate(button.dataset.rate)));
    }
  }

  stranger(signIn) {
    outcome($("[data-outcome]", this.#place), "", "Ratings come from people who have read the article.", { text: "Sign in to rate", href: signIn });
  }

  /** @param known whether article-service said what the viewer has read and given; nothing is made up where it did not */
  begin({ person, own, read, rating, wallet, known }) {
    this.#person = person;
    this.#own = own;
    this.#read = read;
    this.#wallet = wallet;
    if (!known) {
      outcome($("[data-outcome]", this.#place), "bad", "Ratings can\u2019t be reached at the moment.", "Load the page again in a minute.");
      return;
    }
    if (rating?.value) {
      this.#said(rating);
      if (rating.settlement?.status === "PENDING") this.#follow();
      return;
    }
    this.#offer();
  }

  /** The reading has been verified: from now on the article can be rated. */
  allow() {
    this.#read = true;
    this.#offer();
  }

  /** The person's level or balance may have changed. */
  renew(person, wallet) {
    this.#person = person;
    this.#wallet = wallet ?? this.#wallet;
    this.#open();
  }

  #offer() {
    if (this.#given || !this.#person) return;
    this.#open();
    const place = $("[data-outcome]", this.#place);
    if (this.#own) outcome(place, "", "This is your own article; others rate it.");
    else if (!this.#read) outcome(place, "", "You can rate the article as soon as you have read it.");
    else place.replaceChildren();
  }

  #open() {
    if (this.#given) return;
    for (const button of $$("[data-rate]", this.#place)) {
      const { from, open } = privilege(this.#person, button.dataset.rate.toLowerCase());
      button.disabled = this.#own || !this.#read || !open;
      $("small", button).textContent = this.#own ? "your own article" : open ? this.#price(button) : `available from LVL ${from}`;
    }
  }

  #price({ dataset: { rate, costs, priced } }) {
    if (rate === "MINUS") {
      const balance = this.#wallet?.balance;
      return costs && balance !== undefined && balance < Number(costs) ? `costs you ${twei(Number(costs))}; you have ${amount(balance)}` : priced;
    }
    const used = this.#wallet?.allowances?.find(({ activity }) => activity === "article-plussed");
    return used && used.used >= used.limit ? `counts, but pays nobody: today\u2019s ${amount(used.limit)} are used` : priced;
  }

  async #rate(value) {
    try {
      const rating = await put(`/api/articles/${this.#article}/rating`, { value });
      this.#said(rating, true);
      if (rating.settlement?.status === "PENDING") await this.#follow();
      else await refreshBalance();
    } catch (problem) {
      this.#refused(problem);
    }
  }

  #refused(problem) {
    const { text, next } = problem.words;
    outcome($("[data-outcome]", this.#place), "bad", text, next);
  }

  async #follow() {
    const deed = { kind: "rating", article: this.#article };
    waits(deed);
    try {
      const rating = await until(() => get(`/api/articles/${this.#article}/rating`), (answer) => answer?.settlement?.status !== "PENDING");
      if (rating) {
        arrived(deed);
        this.#said(rating);
      }
      await refreshBalance();
    } catch (problem) {
      this.#refused(problem);
    }
  }

  #said({ value, settlement, refusal }, fresh = false) {
    const status = settlement?.status;
    const place = $("[data-outcome]", this.#place);
    if (status === "REFUSED") {
      this.#given = null;
      this.#offer();
      const { text, next } = refusalWords(refusal);
      outcome(place, "bad", `Your ${value === "PLUS" ? "plus" : "minus"} was not taken. ${text}`, next);
      return;
    }
    this.#given = value;
    $("[data-buttons]", this.#place).hidden = true;
    this.#outcome(place, value, settlement);
    if (fresh) focusOn(place);
    if (fresh && settlement?.status !== "PENDING") this.#recount(value);
  }

  #outcome(place, value, settlement) {
    const status = settlement?.status;
    if (status === "PENDING") {
      outcome(place, "wait", `You gave a ${value === "PLUS" ? "plus" : "minus"}; it is ${WAITING}.`, "Nothing gets lost if you leave this page.");
    } else if (value === "PLUS") {
      const leg = settlement?.legs?.find(({ role }) => role === "AUTHOR");
      const worth = leg?.twei ?? 0;
      const whom = this.#archived ? "the archive" : this.#authorName;
      outcome(place, "good", leg?.reason ? `You gave a plus. ${capital(whom)} gets nothing for it: ${voteReason(leg.reason)}.` : `You gave a plus${worth ? `, worth ${twei(worth)} to ${whom}` : ""}.`, "A rating is final.");
    } else {
      const paid = Math.abs(settlement?.twei ?? 0);
      outcome(place, "", paid ? `You gave a minus. It cost you ${twei(paid)}, which went to the treasury.` : "You gave a minus.", "A rating is final.");
    }
  }

  #recount(value) {
    const shown = $(value === "PLUS" ? "[data-pluses]" : "[data-minuses]");
    shown.closest("[data-ratings]").hidden = false;
    shown.hidden = false;
    const number = Number(shown.textContent.replace(/[^0-9]/g, "")) + 1;
    shown.textContent = `${value === "PLUS" ? "+" : "−"}${amount(number)}`;
    const heard = shown.parentElement.nextElementSibling;
    const [pluses, minuses] = ["[data-pluses]", "[data-minuses]"].map((each) => Number($(each).textContent.replace(/[^0-9]/g, "")));
    heard.textContent = [pluses && count(pluses, "plus", "pluses"), minuses && count(minuses, "minus", "minuses")].filter(Boolean).join(", ");
  }
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

