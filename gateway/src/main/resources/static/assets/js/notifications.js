// The notifications' page works without this: it names the articles, marks what is opened, and sends forms in their place.
import { $, $$, busy, outcome } from "./dom.js";
import { post } from "./api.js";
import { lastKnown } from "./session.js";
import { ring } from "./bell.js";
import { titleOf } from "./titles.js";

const place = $("[data-outcome]");
const handle = () => lastKnown()?.handle;

for (const line of $$("[data-article]")) {
  titleOf(line.dataset.article).then((title) => {
    line.textContent = title;
    line.hidden = false;
  });
}

function seen(item) {
  item.classList.remove("unread");
  for (const mark of $$(".new, .told-line .hear", item)) mark.remove();
}

for (const item of $$("[data-told].unread")) {
  // the page is being left: what is sent now must outlive it
  $("a", item).addEventListener("click", () => post("/api/notifications/read", { ids: [item.dataset.told] }, { keepalive: true }).then(() => ring(handle(), true)).catch(() => {}));
}

async function markAll(form) {
  await post("/api/notifications/read", { until: form.elements.until.value });
  $$("[data-told].unread").forEach(seen);
  form.remove();
  outcome(place, "good", "All are marked as read.");
  await ring(handle(), true);
}

async function appeal(form) {
  const details = form.closest("details");
  await post(`/api/notifications/${form.closest("[data-told]").dataset.told}/appeal`, { text: form.elements.text.value.trim() });
  const said = document.createElement("p");
  said.className = "note";
  said.tabIndex = -1;
  said.textContent = "Your appeal is sent. Its answer will stand here.";
  details.replaceWith(said);
  said.focus();
}

const DEEDS = { read: markAll, appeal };

for (const form of $$("[data-notifications] form")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    busy($("button", form), async () => {
      try {
        await DEEDS[form.dataset.form](form);
      } catch (problem) {
        if (!problem.words) throw problem;
        const { text, next } = problem.words;
        outcome(place, "bad", text, next);
        place.scrollIntoView({ block: "nearest" });
      }
    });
  });
}

if (handle()) ring(handle(), true);
