// Where one stands today, on the first page: what there is, what is left, how far it is to the next level and what that opens,
// and what was begun. All but the last is of questions that every page asks.
import { $, h } from "./dom.js";
import { get } from "./api.js";
import { amount, clock, count } from "./words.js";
import { me, probablySignedIn, walletAsked } from "./session.js";
import { waiting } from "./pending.js";

const place = $("[data-today]");
const PRIVILEGES = { plus: "giving a plus", minus: "giving a minus", like: "liking comments", dislike: "disliking comments", comment: "commenting, under an avatar", publish: "publishing" };

/** The experience that a level takes. */
const xpFor = (level) => 10 * level * (level - 1);

/** What the nearest level opens that opens anything. */
function opens({ level, privileges, avatars }) {
  const closed = [
    ...privileges.map(({ name, availableFromLevel, unlocked }) => ({ from: availableFromLevel, unlocked, text: PRIVILEGES[name.toLowerCase().replace(/^(article|comment)-/, "")] ?? name })),
    ...avatars.map(({ name, availableFromLevel, unlocked }) => ({ from: availableFromLevel, unlocked, text: `the avatar ${name}` })),
  ].filter(({ from, unlocked }) => !unlocked && from > level);
  const from = Math.min(...closed.map((each) => each.from));
  const some = closed.filter((each) => each.from === from).map(({ text }) => text);
  if (!some.length) return "Every level's privilege is open to you.";
  return `LVL ${from} opens ${some.length > 3 ? `${some.slice(0, 2).join(", ")} and more` : some.join(", ")}.`;
}

function showPerson(person) {
  const { level, xp, nextLevelXp } = person;
  const done = Math.max(0, xp - xpFor(level));
  $("[data-today-level]", place).textContent = `LVL ${level}`;
  const progress = $("[data-today-progress]", place);
  progress.max = Math.max(1, nextLevelXp - xpFor(level));
  progress.value = done;
  $("[data-today-xp]", place).textContent = `${amount(nextLevelXp - xp)} XP to LVL ${level + 1}`;
  $("[data-today-next]", place).textContent = opens(person);
}

function showWallet(wallet) {
  $("[data-today-twei]", place).textContent = wallet ? amount(wallet.balance) : "–";
  const readings = wallet?.allowances.find(({ activity }) => activity === "article-read");
  $("[data-today-readings]", place).textContent = readings ? `${amount(Math.max(0, readings.limit - readings.used))} of ${amount(readings.limit)}` : "–";
}

function showOnward(begun) {
  const pending = waiting().length;
  const parts = begun
    ? ["Go on with ", h("a", { href: `/articles/${begun.slug}`, dir: "auto" }, begun.title), h("span", { class: "soft" }, ` ${clock(begun.creditedSeconds)} of ${clock(begun.requiredSeconds)} read`)]
    : [h("a", { href: "/reading-list" }, "Your reading list"), " · ", h("a", { href: "/history" }, "What you have read")];
  if (pending) parts.push(" · ", h("a", { href: "/wallet" }, count(pending, "payment under way", "payments under way")));
  $("[data-today-onward]", place).replaceChildren(...parts);
}

async function start() {
  if (!place || !probablySignedIn()) return;
  const person = await me();
  if (!person) return;
  showPerson(person);
  const [wallet, begun] = await Promise.all([walletAsked(), get("/api/me/reading").catch(() => null)]);
  showWallet(wallet);
  showOnward(begun);
}

start().catch(() => {
  showWallet(null);
  $("[data-today-next]", place).textContent = "This can\u2019t be told at the moment; articles read and pay all the same.";
});
