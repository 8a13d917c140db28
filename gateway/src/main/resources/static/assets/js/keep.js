// "Read later" and "Follow": forms that the server takes without script, done here without leaving the page.
import { $, $$, busy, toast } from "./dom.js";
import { get, put, remove } from "./api.js";
import { signInAddress } from "./words.js";
import { probablySignedIn } from "./session.js";

const LISTS = {
  "reading-list": {
    address: ({ article }) => `/api/me/reading-list/${article.value}`,
    said: { yes: "It is on your reading list.", no: "It is off your reading list." },
  },
  following: {
    // A tag may hold what no path may.
    address: ({ author, tag }) => (author ? `/api/me/following/authors/${encodeURIComponent(author.value)}` : `/api/me/following/tags?tag=${encodeURIComponent(tag.value)}`),
    said: { yes: "Followed. Nobody else is told.", no: "Not followed any more." },
  },
};

/** Shows in a form whether what it stands for is on the list. */
export function shows(form, kept) {
  const button = $("button", form);
  button.value = kept ? "no" : "yes";
  button.classList.toggle("kept", kept);
  $("[data-words]", button).textContent = kept ? button.dataset.no : button.dataset.yes;
}

/** The forms of a list on this page, or in a part of it. */
export const formsOf = (list, within = document) => $$(`form[data-keep="${list}"]`, within);

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-keep]");
  if (!form) return;
  event.preventDefault();
  const button = $("button", form);
  const wanted = button.value;
  const { address, said } = LISTS[form.dataset.keep];
  busy(button, async () => {
    try {
      await (wanted === "yes" ? put : remove)(address(form.elements));
      shows(form, wanted === "yes");
      toast(said[wanted]);
    } catch (problem) {
      if (!problem.words) throw problem;
      if (problem.status === 401) location.assign(signInAddress());
      else toast(problem.words.text);
    }
  });
});

/** Profiles and tags: what of the page is followed. An article's own question tells it there. */
async function start() {
  const forms = formsOf("following").filter((form) => !form.closest("[data-article], [data-followed], [data-own-page]"));
  if (!forms.length || !probablySignedIn()) return;
  const { authors, tags } = await get("/api/me/following");
  const followed = new Set([...authors.map(({ handle }) => `@${handle}`), ...tags.map(({ tag }) => tag)]);
  for (const form of forms) {
    const { author, tag } = form.elements;
    shows(form, followed.has(author ? `@${author.value}` : tag.value.toLowerCase()));
  }
}

start().catch(() => {}); // the buttons stand as they were: to follow twice is to follow once
