// Tells of comments that came since the page was loaded. It stands at the foot of the window, so that nothing on the page
// moves, and asks less and less often where nothing comes.
import { $, h } from "./dom.js";
import { get } from "./api.js";
import { count } from "./words.js";

const FIRST_MILLIS = 30_000;
const LAST_MILLIS = 300_000;

function shownTotal() {
  const digits = $("[data-total]").textContent.replace(/[^0-9]/g, "");
  return digits ? Number(digits) : null;
}

export class News {
  #talk;
  #place = $("[data-news]");
  #known = shownTotal(); // null while comments were away when the page was loaded
  #wait = FIRST_MILLIS;

  constructor(talk) {
    this.#talk = talk;
    this.#later();
  }

  /** A comment of one's own is no news. */
  counted(delta) {
    if (this.#known !== null) this.#known += delta;
  }

  /** So many were there when the list was last asked for. */
  seen(total) {
    this.#known = total;
    this.#place.replaceChildren();
  }

  #later() {
    setTimeout(() => this.#ask(), this.#wait);
  }

  async #ask() {
    if (!document.hidden) {
      try {
        const { total } = await get(`/api/articles/${this.#talk.article}/comments?limit=1`);
        this.#known ??= total;
        this.#wait = total > this.#known ? FIRST_MILLIS : Math.min(this.#wait * 1.5, LAST_MILLIS);
        this.#tell(total - this.#known);
      } catch {
        this.#wait = LAST_MILLIS; // the page is as it was
      }
    }
    this.#later();
  }

  #tell(more) {
    if (more <= 0) return;
    const words = count(more, "new comment", "new comments");
    if ($("button", this.#place)?.textContent === words) return; // said already
    this.#place.replaceChildren(h("button", { type: "button", class: "act tiny", onclick: () => this.#talk.showNewest() }, words));
  }
}
