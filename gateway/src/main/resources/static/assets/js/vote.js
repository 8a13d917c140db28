// Like and dislike: what they cost and bring stands on the buttons, before the click and after it.
import { $, busy, focusOn, outcome } from "./dom.js";
import { get, put, until } from "./api.js";
import { amount, refusalWords, twei, voteReason, WAITING } from "./words.js";
import { arrived, waits } from "./pending.js";
import { privilege, refreshBalance } from "./session.js";

const VOTES = ["like", "dislike"];
const DONE = { LIKE: "you liked it", DISLIKE: "you disliked it" };

export class Vote {
  #item;
  #given = false;

  constructor(item) {
    this.#item = item;
    for (const button of this.#buttons) {
      button.dataset.priced = $("small", button).textContent; // as the page's own prices say it
      button.addEventListener("click", () => busy(button, () => this.#give(button.dataset.do)));
    }
  }

  get #buttons() {
    return VOTES.map((vote) => this.#item.button(vote)).filter(Boolean);
  }

  /** Opens what the person's level opens, at the present price. A vote that was given stays. */
  offer() {
    if (this.#given) return;
    for (const button of this.#buttons) {
      const { from, open } = privilege(this.#item.talk.person, button.dataset.do);
      button.disabled = !open;
      button.classList.remove("chosen");
      $("small", button).textContent = open ? this.#price(button.dataset) : `available from LVL ${from}`;
    }
  }

  /** @param why why neither can be pressed */
  close(why) {
    for (const button of this.#buttons) {
      button.disabled = true;
      $("small", button).textContent = why;
    }
  }

  #price({ do: vote, priced, costs }) {
    const { balance, allowances } = this.#item.talk.wallet ?? {};
    if (vote === "dislike" && costs && balance !== undefined && balance < Number(costs)) return `costs you ${costs}; you have ${amount(balance)}`;
    const likes = allowances?.find(({ activity }) => activity === "comment-liked");
    if (vote === "like" && likes && likes.used >= likes.limit) return priced.replace(/^you \+\d+, /, "nothing for you today, ");
    return priced;
  }

  async #give(vote) {
    const item = this.#item;
    try {
      const given = await put(`/api/comments/${item.id}/vote`, { value: vote.toUpperCase() });
      item.counts(given.likes, given.dislikes);
      this.given(given);
      this.#hear(given);
      if (given.settlement?.status !== "PENDING") await refreshBalance();
    } catch (problem) {
      item.refused(problem);
      if (problem.status === 410) item.tombstone();
    }
  }

  /** A disabled button loses the focus: it goes to what has been said, which is heard with it. */
  #hear({ value, settlement }) {
    const place = this.#item.place;
    if (!place.children.length) outcome(place, settlement?.status === "PENDING" ? "wait" : "", sentence(result(value, settlement)));
    focusOn(place);
  }

  /** A vote of the person's: from just now, or from before. */
  given(vote) {
    this.#say(vote);
    if (vote.settlement?.status === "PENDING") this.#follow();
  }

  async #follow() {
    const item = this.#item;
    const deed = { kind: "vote", article: item.talk.article, comment: item.id };
    waits(deed);
    try {
      const vote = await until(() => get(`/api/comments/${item.id}/vote`), ({ settlement }) => settlement?.status !== "PENDING");
      if (!vote) return;
      arrived(deed);
      item.counts(vote.likes, vote.dislikes);
      this.#say(vote);
      await refreshBalance();
    } catch (problem) {
      item.refused(problem);
    }
  }

  #say({ value, settlement, problem }) {
    const item = this.#item;
    const word = value.toLowerCase();
    this.#given = settlement?.status !== "REFUSED";
    if (!this.#given) {
      this.offer();
      const { text, next } = refusalWords(problem);
      outcome(item.place, "bad", `Your ${word} was not taken. ${text}`, next);
      return;
    }
    this.close("a vote is final");
    const chosen = item.button(word);
    chosen.classList.add("chosen");
    $("small", chosen).textContent = result(value, settlement);
    if (settlement?.status === "UNPAID" && settlement.reason) {
      outcome(item.place, "", `Your ${word} counts and pays you nothing: ${voteReason(settlement.reason)}.`);
    } else {
      item.place.replaceChildren();
    }
  }
}

const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;

function result(value, settlement) {
  if (settlement?.status === "PENDING") return `${DONE[value]}; ${WAITING}`;
  if (!settlement?.twei) return DONE[value];
  return `${DONE[value]}: ${settlement.twei > 0 ? "+" : ""}${twei(settlement.twei)}`;
}
