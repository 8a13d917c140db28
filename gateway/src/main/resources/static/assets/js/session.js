// Who is looking: the header's balance and menu on every page, and the person for those modules that need one.
import { $, $$, toast } from "./dom.js";
import { get, onSessionEnd, remove, renew } from "./api.js";
import { ring } from "./bell.js";
import { amount, day, moment, signInAddress } from "./words.js";

const REMEMBERED = "earnest.me";

/** What each level opens, should the server's list of privileges not name it. */
const OPENS_AT = { plus: 2, minus: 5, like: 5, dislike: 8, comment: 13, publish: 15 };

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED));
  } catch {
    return null;
  }
}

function remember(person) {
  try {
    if (person) localStorage.setItem(REMEMBERED, JSON.stringify(person));
    else localStorage.removeItem(REMEMBERED);
  } catch {
    // without storage the header appears a moment later on each page
  }
  document.cookie = "earnest_began=; Max-Age=0; Path=/"; // whoever it told of is known now
  document.documentElement.dataset.signed = person ? "in" : "out";
}

/** The handle of whom this page shows something of. */
let filledFor = remembered()?.handle;

let asked = null;

/** The wallet as the page asks for it when it comes, or null. */
let firstWallet = null;
export const walletAsked = () => firstWallet ?? refreshBalance();

/** The signed-in person as GET /api/me tells, or null. Asked once a page. */
export function me() {
  asked ??= get("/api/me")
    .then((person) => {
      adopt(person);
      return person;
    })
    .catch((problem) => {
      if (problem.status === 401) {
        remember(null);
        return null;
      }
      asked = null;
      throw problem;
    });
  return asked;
}

/** The person; one who is not signed in goes to sign in and comes back. */
export async function required() {
  const person = await me();
  if (person) return person;
  location.replace(signInAddress());
  return new Promise(() => {}); // the page is being left
}

export const probablySignedIn = () => document.documentElement.dataset.signed === "in";

/** What this browser remembers of the person, for a page whose profile-service does not answer: handle, name, level. */
export const lastKnown = remembered;

/** Takes over what another answer has told of the person, so that no second question is needed. */
export function adopt(person, balance) {
  if (!person) return remember(null);
  asked ??= Promise.resolve(person);
  filledFor = person.handle;
  const before = remembered();
  // The token carries the level, from which the wallet tells today's limits: a new level wants a new token.
  if (before?.handle === person.handle && before.level < person.level) renew();
  const known = {
    handle: person.handle,
    name: person.displayName || person.handle,
    level: person.level,
    moderates: Boolean(person.roles?.some((role) => role === "moderator" || role === "operator")),
    balance: balance ?? (before?.handle === person.handle ? before.balance : undefined),
  };
  remember(known);
  paint(known);
  ring(known.handle);
  return undefined;
}

/** Asks for the person anew, after something that may have brought experience. */
export async function refreshPerson() {
  asked = null;
  return me();
}

/**
 * Asks for the balance and shows it; every settlement ends with this, and whoever listens to `earnest:wallet` hears of it.
 * @param cause "report" for the purchase of a report, which by itself makes no report old
 */
export async function refreshBalance(cause = "activity") {
  try {
    const wallet = await get("/api/wallet");
    showBalance(wallet.balance);
    document.dispatchEvent(new CustomEvent("earnest:wallet", { detail: { wallet, cause } }));
    return wallet;
  } catch {
    return null; // the last known balance stays; the wallet's own page says what is wrong
  }
}

export function showBalance(balance) {
  const person = remembered();
  if (!person || balance === undefined || balance === null) return;
  person.balance = balance;
  remember(person);
  paint(person);
}

/** Whether the person's level or role opens something, and from which level it does. */
export function privilege(person, name) {
  const listed = person?.privileges?.find((each) => each.name.toLowerCase().replace(/^(article|comment)-/, "") === name);
  const from = listed?.availableFromLevel ?? OPENS_AT[name];
  const byRole = (name === "comment" || name === "publish") && person?.roles?.some((role) => role === "author" || role === "operator");
  return { from, open: listed ? listed.unlocked : Boolean(person && (person.level >= from || byRole)) };
}

export function hue(handle) {
  let sum = 0;
  for (let i = 0; i < handle.length; i++) sum = (sum * 31 + handle.charCodeAt(i)) % 9973;
  return sum % 8;
}

function paint(person) {
  if (!person) return;
  const circle = $("[data-monogram]");
  circle.className = `mono s h${hue(person.handle)}`;
  circle.textContent = [...person.name][0];
  $("[data-name]").dir = "auto";
  $("[data-name]").textContent = person.name;
  $("[data-standing]").textContent = `@${person.handle} · LVL ${person.level}`;
  $("[data-moderates]").hidden = !person.moderates;
  if (person.balance !== undefined) $("[data-balance-twei]").textContent = amount(person.balance);
}

/** Forgets the person, and what this browser keeps of theirs; only how pages look stays. */
export function forget() {
  remember(null);
  try {
    for (const storage of [localStorage, sessionStorage]) {
      for (const key of Object.keys(storage)) if (key.startsWith("earnest.") && key !== "earnest.theme") storage.removeItem(key);
    }
  } catch {
    // without storage there is nothing to forget
  }
}

async function signOut() {
  try {
    await remove("/api/sessions/current");
  } catch (problem) {
    if (!problem.words) throw problem;
    if (problem.status !== 401) return toast(problem.words.text);
  }
  forget(); // who sits here next finds no draft
  location.assign("/");
  return undefined;
}

/** The server writes times for everybody, in UTC; here they become the reader's, and say so. */
function localTimes() {
  for (const time of $$("time[datetime]")) {
    const at = time.getAttribute("datetime");
    if (!at.includes("T")) continue;
    if (/ UTC$/.test(time.textContent)) time.textContent = moment(at);
    else if (/^\d{1,2} \p{L}+ \d{4}$/u.test(time.textContent)) time.textContent = day(at);
  }
}

function start() {
  localTimes();
  paint(remembered());
  for (const link of $$("[data-next]")) {
    link.href = signInAddress().replace("/sign-in", new URL(link.href).pathname);
  }
  $("[data-sign-out]").addEventListener("click", signOut);
  document.addEventListener("click", (event) => {
    for (const menu of $$("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && $("details.menu[open]");
    if (menu) {
      menu.open = false;
      $("summary", menu).focus();
    }
  });
  onSessionEnd(() => remember(null));
  // Somebody came back to this page as the browser had kept it, and is not who it was filled for any more.
  addEventListener("pageshow", ({ persisted }) => persisted && remembered()?.handle !== filledFor && location.reload());
  const composed = $(".reading-room"); // the article's page asks for everything at once and adopts it
  if (probablySignedIn() && !composed) {
    firstWallet = me().then((person) => (person && !$("[data-wallet]") ? refreshBalance() : null)).catch(() => null);
  }
}

start();
