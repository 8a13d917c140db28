// The desk: writing with a preview beside it. A draft saves itself; a published article changes when its author says so.
// What is not saved yet is kept in this browser and survives a reload.
import { $, busy, h, outcome, toast } from "./dom.js";
import { exchange, get, newKey, until } from "./api.js";
import { ago, refusalWords, signInAddress, twei, WAITING } from "./words.js";
import { privilege, refreshBalance, required } from "./session.js";
import { clearErrors, showErrors } from "./forms.js";
import { DraftStore } from "./draftstore.js";
import { OtherText } from "./othertext.js";
import { Preview } from "./preview.js";
import { Toolbar } from "./toolbar.js";
import { oneScroll } from "./panes.js";

const SAVE_AFTER = 1500;

const desk = $("[data-desk]");
const { title, tags, body } = desk.elements;
const place = $(":scope > [data-outcome]", desk);
const publish = $("[data-publish]", desk);
const save = $("[data-save]", desk);
const drop = $("[data-delete]", desk);
const priced = $("small", publish).textContent;

let article = null; // as the server has it; null while nothing is saved
let version = null; // its ETag
let createKey = newKey();
let saving = null;
let saveTimer = 0;
let person = null;
let sent = null; // the text that the server has taken: it may have tidied it
let undecided = false; // whether another text is to be looked at before this one may be saved

const store = new DraftStore(() => article?.id ?? idOf(desk.dataset.article));
const preview = new Preview(title, body);
const state = (text) => ($("[data-state]", desk).textContent = text);
// As a line of CSV: a tag with a comma in it, as imports have, stands in quotes.
const tagsIn = (line) => [...line.matchAll(/\s*"((?:[^"]|"")*)"\s*(?=,|$)|[^,]+/g)]
  .map(([whole, quoted]) => (quoted?.replaceAll('""', '"') ?? whole).trim()).filter(Boolean);
const tagLine = (list) => list.map((tag) => (/^"|,/.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag)).join(", ");
const written = () => ({
  title: title.value.trim(),
  body: body.value,
  tags: tagsIn(tags.value),
});
const same = (a, b) => JSON.stringify(a && tidy(a)) === JSON.stringify(b && tidy(b));
const saved = () => article && { title: article.title, body: article.body, tags: article.tags ?? [] };
const unsaved = () => !same(written(), saved()) && !same(written(), sent);
/** Whether there is something that the server would take as an article. */
const complete = () => [...title.value.trim()].length >= 3 && body.value.trim() !== "";
const other = new OtherText(store, {
  use: (text) => {
    const before = written();
    fill(text);
    decide();
    return before;
  },
  discarded: decide,
});
const idOf = (slug) => slug.split("-").pop() || "new";
const isDraft = () => !article || article.status === "DRAFT";

// --- saving

/** As the server tidies a text, as far as it matters for whether two are the same. */
function tidy({ title: name, body: words, tags: labels }) {
  const line = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();
  return { title: line(name ?? ""), body: (words ?? "").replace(/\r\n?/g, "\n"), tags: [...new Set((labels ?? []).map((tag) => line(tag).toLowerCase()).filter(Boolean))] };
}

function keep() {
  store.keep({ ...written(), at: Date.now(), by: person?.handle, version, key: article ? undefined : createKey });
}

function changed() {
  keep();
  preview.soon();
  offer();
  clearTimeout(saveTimer);
  if (undecided) return state("Kept in this browser. Look at the other text before this one is saved.");
  if (!isDraft()) return state(unsaved() ? "Changed, not saved yet." : "As published.");
  state(complete() ? "Saving \u2026" : "Kept in this browser. A draft needs a title and a text to be saved.");
  if (complete()) saveSoon(SAVE_AFTER);
  return undefined;
}

/** By itself, so it moves nothing under the writer's hands. */
function saveSoon(after) {
  clearTimeout(saveTimer);
  saveTimer = setTimeout(() => write({ asked: false }).catch(() => {}), after);
}

/** The writer has looked at the other text: what stands in the desk may be saved again. */
function decide() {
  undecided = false;
  place.replaceChildren();
  changed();
}

/**
 * Sends what is written, one request at a time; what is typed meanwhile goes with the next.
 * @param asked whether somebody pressed something for it
 */
async function write({ asked = true } = {}) {
  clearTimeout(saveTimer);
  if (saving) await saving.catch(() => {});
  if (undecided) {
    other.show();
    return;
  }
  if (!unsaved()) return;
  saving = send(written(), asked);
  try {
    await saving;
  } finally {
    saving = null;
  }
}

async function send(text, asked) {
  clearErrors(desk);
  try {
    const first = !article;
    const answer = first
      ? await exchange("POST", "/api/articles", { body: text, key: createKey })
      : await exchange("PUT", `/api/articles/${article.id}`, { body: text, version });
    if (first) store.forget();
    sent = text;
    take({ ...answer.body, body: answer.body.body ?? text.body }, answer.version);
    if (first) history.replaceState(null, "", `/articles/${article.slug}/edit`);
    if (unsaved()) keep();
    else store.forget();
    state(isDraft() ? "Saved. Only you can see it." : "Saved. The published article reads so now.");
    place.replaceChildren();
  } catch (problem) {
    if (!article && !problem.passing) createKey = newKey();
    keep(); // signing out in another tab has emptied this browser's storage
    state("Not saved. It is kept in this browser.");
    if (problem.status === 412) await stale();
    else if (problem.status === 401) outcome(place, "bad", "You are signed out. What you wrote is kept in this browser.", { text: "Sign in and come back", href: signInAddress() });
    else showErrors(desk, problem, place, { focus: asked });
    if (problem.passing) saveSoon(10_000);
    throw problem;
  }
}

/** Another text was saved meanwhile: it is shown beside this one before either is saved over the other. */
async function stale() {
  outcome(place, "bad", "This article was changed elsewhere since you opened it, in another tab perhaps. Nothing was overwritten: both texts are here.");
  const now = await exchange("GET", `/api/articles/${article.id}`);
  take(now.body, now.version);
  sent = null;
  if (!unsaved()) {
    place.replaceChildren();
    return;
  }
  undecided = true;
  other.offer({ ...saved(), at: article.updatedAt, from: "that was saved elsewhere" });
  keep();
  offer(); // what is not decided is not published either
}

function take(now, etag) {
  article = now;
  version = etag ?? (now.version === undefined ? version : `"${now.version}"`);
  offer();
}

function fill(text) {
  title.value = text.title ?? "";
  body.value = text.body ?? "";
  tags.value = tagLine(text.tags ?? []);
}

// --- publishing and deleting

function offer() {
  const { from, open } = privilege(person, "publish");
  publish.hidden = !isDraft();
  save.hidden = isDraft();
  save.disabled = !unsaved();
  drop.hidden = !article;
  publish.disabled = !open || !complete() || undecided;
  if (person && !open) $("small", publish).textContent = `available from LVL ${from}; you are LVL ${person.level}`;
  else $("small", publish).textContent = priced;
}

async function publishNow() {
  try {
    await write();
    const answer = await exchange("POST", `/api/articles/${article.id}/publication`, { body: {}, key: newKey() });
    await published(answer.body);
  } catch (problem) {
    if (problem.words && !saveFailed(problem)) showErrors(desk, problem, place);
  }
}

const saveFailed = (problem) => problem.status === 412;

async function published(now) {
  take({ ...article, ...now, body: article.body }, null);
  const { settlement, slug } = now;
  if (settlement?.status === "PENDING") {
    outcome(place, "wait", `Publishing is ${WAITING}. Until its tribute is paid, you alone see the article.`, "You can leave this page.");
    publish.disabled = true;
    const later = await until(() => get(`/api/articles/${article.id}`), (answer) => answer.settlement?.status !== "PENDING");
    if (later) await published(later);
    return;
  }
  if (settlement?.status === "REFUSED") {
    const { text, next } = refusalWords(now.refusal);
    outcome(place, "bad", `Not published. ${text}`, next);
    offer();
    return;
  }
  store.forget();
  const cost = Math.abs(settlement?.twei ?? 0);
  outcome(place, "good", `Published${cost ? `. It cost you ${twei(cost)}, to the treasury` : ""}.`, { text: "Read it as others do", href: `/articles/${slug}` });
  state("As published.");
  window.scrollTo({ top: 0 });
  await refreshBalance();
}

function askToDelete() {
  const draft = isDraft();
  const dialog = h(
    "dialog",
    {},
    h("h2", {}, draft ? "Delete this draft?" : "Delete this article?"),
    h("p", {}, draft ? "It cannot be brought back." : "Readers will find a note that it was deleted. Nothing is refunded, and what it earned stays earned."),
    h("form", { method: "dialog", class: "row" }, h("button", { class: "act danger", value: "delete" }, "Delete"), h("button", { class: "act", value: "" }, "Keep it")),
  );
  document.body.append(dialog);
  dialog.addEventListener("close", async () => {
    dialog.remove();
    if (dialog.returnValue !== "delete") return;
    try {
      await exchange("DELETE", `/api/articles/${article.id}`);
      store.forget();
      location.assign("/drafts");
    } catch (problem) {
      showErrors(desk, problem, place);
    }
  });
  dialog.showModal();
}

// --- opening

async function load(id) {
  const answer = await exchange("GET", `/api/articles/${encodeURIComponent(id)}`);
  take(answer.body, answer.version);
  sent = null;
  fill(answer.body);
  preview.soon();
  state(isDraft() ? `Saved${article.updatedAt ? ` ${ago(article.updatedAt)}` : ""}. Only you can see it.` : "As published.");
  if (article.status === "PENDING" || article.settlement?.status === "PENDING") await published(article);
}

async function start() {
  person = await required();
  if (desk.dataset.article) {
    try {
      await load(desk.dataset.article);
    } catch (problem) {
      const { text, next } = problem.words;
      outcome(place, "bad", problem.status === 404 ? "There is no such article of yours." : text, next);
      return;
    }
  }
  bringBack(store.kept());
  other.show();
  offer();
  preview.soon();
}

/** What was typed here and not saved: in its place if it stands on what is saved, else beside that. */
function bringBack(typed) {
  if (!typed || (typed.by && typed.by !== person.handle)) return undefined;
  if (same(typed, saved())) return store.forget();
  if (!article || typed.version === version) {
    createKey = typed.key ?? createKey;
    fill(typed);
    toast(`What you wrote ${ago(typed.at)} and had not saved is here again.`);
    return changed();
  }
  other.offer({ title: typed.title, body: typed.body, tags: typed.tags, at: typed.at, from: "that you typed in this browser and had not saved" });
  store.forget();
  outcome(place, "bad", "This article was saved elsewhere after you typed here. What was saved stands above, what you had typed below.");
  return undefined;
}

new Toolbar($("[data-toolbar]", desk), body);
oneScroll(desk, body, $("[data-follows]", desk));
for (const field of [title, tags, body]) field.addEventListener("input", changed);
publish.addEventListener("click", () => busy(publish, publishNow));
drop.addEventListener("click", askToDelete);
desk.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!save.hidden) busy(save, () => write().catch(() => {}));
});
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    write().catch(() => {});
  }
});

start().catch((problem) => outcome(place, "bad", problem.words?.text ?? "The page could not be filled.", problem.words?.next));
