// The moment of payment: what was paid for, how much, the experience, the level that it reached and what that opens. It stands
// between the text and the rating, so that plus and minus come next, and behind them what to read next.
import { $, h } from "./dom.js";
import { get } from "./api.js";
import { amount, count, readingReason, twei, WAITING } from "./words.js";
import { refreshPerson } from "./session.js";

/** How often the person is asked for until experience has come: it is handed out behind the payment. */
const TRIES = 4;
/** Why an article is suggested; of what is only new nothing is said. */
const WHY = { READING_LIST: "on your reading list", FOLLOWING: "from what you follow", SAME_TAG: "on the same subject" };

const PRIVILEGES = { plus: "giving a plus", minus: "giving a minus", like: "liking comments", dislike: "disliking comments", comment: "commenting, under an avatar", publish: "publishing" };

export class Moment {
  #element;
  #place = $("[data-moment]");
  #title;
  #before = null; // the person as they were before the reading counted

  constructor(articleElement) {
    this.#element = articleElement;
    this.#title = $("h1", articleElement).textContent;
  }

  /** @param person who reads, as the page has learnt it; null where profile-service did not say */
  set person(person) {
    this.#before ??= person?.xp === undefined ? null : person;
  }

  /** The reading has just been verified. */
  async show(reading) {
    this.#pay(reading);
    this.#place.hidden = false;
    this.#hint(reading);
    await Promise.all([this.#experience(), this.#next()]);
  }

  /** The same once the ledger has answered. */
  update(reading) {
    if (!this.#place.hidden) this.#pay(reading);
  }

  #pay({ settlement, earned, reason }) {
    const paid = earned?.twei ?? (settlement?.status === "PAID" ? settlement.twei : 0);
    const title = h("cite", { dir: "auto" }, this.#title);
    const said = $("[data-moment-paid]", this.#place);
    if (settlement?.status === "PENDING") said.replaceChildren("You have read ", title, `. The payment is ${WAITING}; nothing gets lost.`);
    else if (paid > 0) said.replaceChildren(h("b", { class: "gain" }, `+${twei(paid)}`), " for reading ", title, ".");
    else said.replaceChildren("You have read ", title, `. ${readingReason(reason ?? settlement?.reason)}`);
  }

  async #experience() {
    const place = $("[data-moment-experience]", this.#place);
    let now = null;
    for (let i = 0; i < TRIES && this.#before; i++) {
      if (i) await new Promise((resolve) => setTimeout(resolve, 1000 * i));
      now = await refreshPerson().catch(() => null);
      if (now && now.xp > this.#before.xp) break;
    }
    if (!now || now.xp <= this.#before.xp) return;
    const reached = now.level > this.#before.level;
    const opened = (now.privileges ?? []).filter(({ availableFromLevel: from }) => from > this.#before.level && from <= now.level);
    const words = [`+${amount(now.xp - this.#before.xp)} XP`];
    if (reached) words.push(h("b", {}, ` You have reached LVL ${now.level}.`));
    else words.push(`, ${amount(now.nextLevelXp - now.xp)} more to LVL ${now.level + 1}.`);
    if (opened.length) words.push(` It opens ${opened.map(({ name }) => PRIVILEGES[name.toLowerCase()] ?? name).join(", ")}.`);
    place.replaceChildren(...words);
  }

  /** Where the end of the text is not on the screen: one sentence at its foot, which leads there. */
  #hint() {
    const seen = this.#place.getBoundingClientRect();
    if (seen.top < innerHeight && seen.bottom > 0) return;
    const paid = $("[data-moment-paid]", this.#place).textContent;
    const hint = h("p", { class: "toast moment-hint" }, h("a", { href: "#moment" }, `Read. ${paid.startsWith("+") ? paid.split(" for ")[0] : "See what it brought"}`));
    document.body.append(hint);
    const gone = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      hint.remove();
      gone.disconnect();
    });
    gone.observe(this.#place);
  }

  /** What one meant to read, what one follows, what is alike. Where nothing can be told, nothing is said. */
  async #next() {
    const place = $("[data-next-reads]");
    try {
      const { items } = await get(`/api/articles/${this.#element.dataset.article}/next`);
      if (!items.length) return;
      $("ol", place).replaceChildren(...items.map(({ why, article }) => this.#suggestion(article, WHY[why])));
      place.hidden = false;
    } catch (problem) {
      if (!problem.words) throw problem;
    }
  }

  #suggestion({ slug, title, timeToReadSeconds, requiredSeconds }, why) {
    const { per, most } = this.#place.dataset;
    const pays = per && requiredSeconds ? Math.min(Number(most), Math.ceil(requiredSeconds / Number(per))) : null;
    const minutes = count(Math.max(1, Math.round(timeToReadSeconds / 60)), "minute", "minutes");
    return h("li", {}, h("a", { href: `/articles/${slug}`, dir: "auto" }, title), h("span", { class: "soft" }, [why, minutes, pays ? `pays ${twei(pays)}` : null].filter(Boolean).join(", ")));
  }
}
