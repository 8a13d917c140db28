// The text as its readers will see it, rendered by the server a moment after the last key.
import { $, h, rendered } from "./dom.js";
import { post } from "./api.js";
import { count, minutes } from "./words.js";

const AFTER = 400;

export class Preview {
  #title;
  #body;
  #timer = 0;
  #shown = null;

  constructor(title, body) {
    this.#title = title;
    this.#body = body;
  }

  soon() {
    const heading = $("[data-preview-title]");
    heading.textContent = this.#title.value || "Title";
    heading.classList.toggle("soft", !this.#title.value);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#render(), AFTER);
  }

  async #render() {
    const text = this.#body.value;
    if (text === this.#shown) return;
    this.#shown = text;
    const place = $("[data-preview]");
    const facts = $("[data-preview-facts]");
    if (!text.trim()) {
      place.replaceChildren(h("p", { class: "soft" }, "What you write appears here as its readers will see it."));
      facts.textContent = "\u00a0";
      return;
    }
    try {
      const { html, words, timeToReadSeconds } = await post("/api/previews", { body: text });
      if (this.#body.value !== text) return; // a newer one is on its way
      place.replaceChildren(rendered(html));
      facts.textContent = `${count(words, "word", "words")} · Time to Read ${minutes(timeToReadSeconds)}`;
    } catch (problem) {
      this.#shown = null;
      facts.textContent = problem.words ? `No preview: ${problem.words.text}` : "";
    }
  }
}
