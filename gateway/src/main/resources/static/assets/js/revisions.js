// What an article said before: its published texts, each with what it changed of the one before, line by line and word by word.
import { $, busy, h, outcome } from "./dom.js";
import { get } from "./api.js";
import { count, moment, signInAddress } from "./words.js";

const slug = $("[data-revisions]").dataset.revisions;
const address = `/api/articles/${encodeURIComponent(slug)}/revisions`;
const list = $("[data-list]");
const older = $("[data-older]");
const MARKS = { ADDED: "ins", REMOVED: "del", SAME: "span" };
const SAID = { ADDED: "Added: ", REMOVED: "Removed: ", CHANGED: "Changed: " };
let cursor = null;

/** Whoever hears the page hears where what was added or removed begins and ends. */
const pieces = (parts) => parts.map(({ text, kind }) => h(MARKS[kind], {}, text));

function line({ kind, pieces: parts, lines }) {
  if (kind === "SKIPPED") return h("li", { class: "skipped" }, count(lines, "line", "lines"), " as before");
  const empty = parts.every(({ text }) => text === "");
  return h("li", { class: kind.toLowerCase(), dir: "auto" }, SAID[kind] ? h("span", { class: "hear" }, SAID[kind]) : null, empty ? "\u00b6" : pieces(parts));
}

function difference({ title, tagsAdded, tagsRemoved, lines, since }) {
  const renamed = since !== null && title.some(({ kind }) => kind !== "SAME");
  const tags = [...tagsRemoved.map((tag) => h("del", {}, tag)), ...(since === null ? [] : tagsAdded.map((tag) => h("ins", {}, tag)))];
  const same = lines.every(({ kind }) => kind === "SAME" || kind === "SKIPPED");
  return [
    h("p", { class: "note" }, since === null ? "The first text that was published." : `Compared with version ${since}.`),
    renamed ? h("p", { class: "name", dir: "auto" }, h("span", { class: "hear" }, "Title: "), pieces(title)) : null,
    tags.length ? h("p", {}, "Tags: ", ...tags.flatMap((tag, index) => (index ? [" ", tag] : [tag]))) : null,
    same ? h("p", { class: "note" }, "The text is the same.") : h("ol", { class: "difference" }, lines.map(line)),
  ].filter(Boolean);
}

async function open(details, version) {
  const inside = $("[data-inside]", details);
  if (!details.open || inside.dataset.loaded) return;
  inside.dataset.loaded = "yes";
  try {
    inside.replaceChildren(...difference(await get(`${address}/${version}/changes`)));
  } catch (problem) {
    delete inside.dataset.loaded;
    const { text } = problem.words;
    outcome(inside, "bad", text, { text: "Try again", run: () => open(details, version) });
  }
}

function item({ version, title, words, createdAt }) {
  const details = h(
    "details",
    { id: `version-${version}` },
    h("summary", {}, h("b", {}, `Version ${version}`), h("span", { class: "soft" }, `${moment(createdAt)} · ${count(words, "word", "words")}`), h("span", { class: "soft", dir: "auto" }, title)),
    h("div", { class: "inside", "data-inside": "" }, h("p", { class: "note" }, "Looking \u2026")),
  );
  details.addEventListener("toggle", () => open(details, version));
  return h("li", {}, details);
}

async function show() {
  const page = await get(`${address}?limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
  if (!cursor) {
    list.replaceChildren();
    $("[data-article-link]").textContent = page.items[0]?.title ?? "this article";
  }
  list.append(...page.items.map(item));
  const first = cursor === null;
  cursor = page.next;
  older.hidden = !cursor;
  const named = first && location.hash && document.getElementById(location.hash.slice(1));
  const details = named || (first && $("details", list));
  if (details) details.open = true;
}

function trouble(problem) {
  if (problem.status === 401) return location.replace(signInAddress());
  if (!cursor) list.replaceChildren();
  const { text, next } = problem.words;
  outcome($("[data-outcome]"), "bad", problem.status === 403 ? "Former texts are for an article\u2019s author and for moderators." : text, next);
  return undefined;
}

older.addEventListener("click", () => busy(older, () => show().catch(trouble)));
show().catch(trouble);
