// Two texts of one article that came apart, here and elsewhere: one is in the desk, the other stands below, whole, until its
// writer has taken from it what they want. None replaces the other unasked.
import { $, h } from "./dom.js";
import { ago } from "./words.js";

export class OtherText {
  #store;
  #place = $("[data-other]");
  #use;
  #discarded;

  /**
   * @param store keeps the other text as `aside`
   * @param use puts a text into the desk and gives the one that stood there
   * @param discarded is called when the writer needs the other no more
   */
  constructor(store, { use, discarded }) {
    this.#store = store;
    this.#use = use;
    this.#discarded = discarded;
  }

  /** @param text {title, body, tags, at, from}: from says where it comes from, as the end of "The one …" */
  offer(text) {
    this.#store.aside = [text, ...this.#store.aside];
    this.show();
  }

  /** What was left here the last time, too. */
  show() {
    const others = this.#store.aside;
    this.#place.hidden = !others.length;
    this.#place.replaceChildren(
      h("h2", {}, "There is another text of this article"),
      h("p", {}, "Nothing of it is lost until you discard it, nor of the one in the fields above."),
      ...others.map((text, index) => this.#shown(text, index)),
    );
  }

  #shown({ title, body, tags, at, from }, index) {
    const use = h("button", { type: "button", class: "act tiny", onclick: () => this.#swap(index) }, "Use this text instead");
    const discard = h("button", { type: "button", class: "act tiny", onclick: () => this.#discard(index) }, "Discard this text");
    const words = h("textarea", { readonly: true, rows: 8, "aria-label": `The text ${from}` });
    words.value = body;
    return h(
      "div",
      {},
      h("p", { class: "name" }, title || "Without a title"),
      h("p", { class: "note" }, `The text ${from}${at ? `, ${ago(at)}` : ""}.${tags?.length ? ` Tags: ${tags.join(", ")}.` : ""}`),
      words,
      h("p", { class: "row" }, use, discard),
    );
  }

  #swap(index) {
    const others = this.#store.aside;
    const before = this.#use(others[index]);
    this.#store.aside = others.with(index, { ...before, at: Date.now(), from: "that stood above before" });
    this.show();
  }

  #discard(index) {
    this.#store.aside = this.#store.aside.toSpliced(index, 1);
    this.show();
    this.#discarded();
  }
}
