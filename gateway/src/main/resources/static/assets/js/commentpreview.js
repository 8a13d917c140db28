// A comment as others will see it, rendered by the server when its writer asks.
import { busy, outcome, sanitised } from "./dom.js";
import { post } from "./api.js";

/** A press on the button shows the text of the field in the place; typing on takes the picture away. */
export function previews(button, text, place) {
  button.addEventListener("click", () =>
    busy(button, async () => {
      try {
        const { html } = await post("/api/comments/previews", { body: text.value });
        place.replaceChildren(sanitised(html));
      } catch (problem) {
        const { text: words, next } = problem.words;
        outcome(place, "bad", words, next);
      }
    }),
  );
  text.addEventListener("input", () => place.replaceChildren());
}
