// Titles of articles where only their ids are known, asked for all that a page shows at once.
import { $$ } from "./dom.js";
import { get } from "./api.js";

/** How many the service tells of at once. */
const MOST = 100;
/** No published article; and one of which nobody could tell. */
const GONE = "a deleted article";
const UNKNOWN = "an article";

const titles = new Map();
let waiting = [];

function remembered(id) {
  try {
    return sessionStorage.getItem(`earnest.title.${id}`);
  } catch {
    return null;
  }
}

function remember(id, title) {
  try {
    sessionStorage.setItem(`earnest.title.${id}`, title);
  } catch {
    // it will be asked again
  }
}

async function ask() {
  const asked = waiting;
  waiting = [];
  for (let from = 0; from < asked.length; from += MOST) {
    const some = asked.slice(from, from + MOST);
    const found = await get(`/api/articles/titles?ids=${some.map(({ id }) => id)}`)
      .then(({ items }) => new Map(items.map(({ id, title }) => [id, title])))
      .catch(() => null);
    for (const { id, resolve } of some) {
      const title = found?.get(id);
      if (title) remember(id, title);
      resolve(title ?? (found ? GONE : UNKNOWN));
    }
  }
}

/** The title of an article, asked once and kept for this visit; with all others that are wanted in the same moment. */
export function titleOf(id) {
  if (!titles.has(id)) {
    const kept = remembered(id);
    titles.set(
      id,
      kept
        ? Promise.resolve(kept)
        : new Promise((resolve) => {
            if (!waiting.length) queueMicrotask(ask);
            waiting.push({ id, resolve });
          }),
    );
  }
  return titles.get(id);
}

/** Puts titles in the place of what stands for an article in a piece of the page that the server drew. */
export function nameArticles(within) {
  for (const link of $$("[data-article-title]", within)) titleOf(link.dataset.articleTitle).then((title) => (link.textContent = title));
}

// A piece that was opened by its own address is the whole page.
for (const page of $$("[data-own-page]")) nameArticles(page);
