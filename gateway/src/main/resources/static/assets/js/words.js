// What the program says: amounts, times, and the words for every reason and problem of the API, each with a next step.

const numbers = new Intl.NumberFormat("en-GB");

/** 12 345, with a true minus sign and narrow spaces. */
export function amount(twei) {
  const plain = Math.abs(twei) < 10_000 ? String(Math.abs(twei)) : numbers.format(Math.abs(twei)).replaceAll(",", "\u202f");
  return twei < 0 ? `\u2212${plain}` : plain;
}

/** +5, −2, 0. */
export const signed = (twei) => (twei > 0 ? `+${amount(twei)}` : amount(twei));

export const twei = (number) => `${amount(number)} Twei`;

export const count = (number, one, many) => `${amount(number)} ${number === 1 ? one : many}`;

export const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

export const minutes = (seconds) => `${Math.max(1, Math.round(seconds / 60))} min`;

/** 800 kB, 1.5 MB. */
export const size = (bytes) => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const timeFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const zonedFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZoneName: "short" });

let ahead = 0; // milliseconds that the server's clock is before this one

/** What time it is. This machine's clock may be wrong; the server's is the one that windows and limits go by. */
export const now = () => Date.now() + ahead;

/** Takes over what an answer said the time was. A few seconds are the way that it came. */
export function clockSays(date) {
  const told = Date.parse(date ?? "");
  if (!Number.isNaN(told)) ahead = Math.abs(told - Date.now()) < 5000 ? 0 : told - Date.now();
}

/** All days and times are of one calendar, in the reader's zone; a time says which that is. */
export const day = (at) => dayFormat.format(new Date(at));
export const time = (at) => timeFormat.format(new Date(at));
export const moment = (at) => `${day(at)}, ${zonedFormat.format(new Date(at))}`;
export const zone = () => zonedFormat.formatToParts(new Date()).find(({ type }) => type === "timeZoneName")?.value ?? "UTC";

/** "just now", "4 min ago", "3 h ago", then the date. */
export function ago(at) {
  const seconds = (now() - new Date(at)) / 1000;
  if (seconds < 60) return "just now";
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  if (seconds < 7 * 86_400) return count(Math.floor(seconds / 86_400), "day ago", "days ago");
  return day(at);
}

/** How long to wait, never less than was said: "45 seconds", "5 minutes", "2 hours"; "a moment" where nothing was. */
export function wait(seconds) {
  if (!(seconds > 0)) return "a moment";
  if (seconds < 120) return count(Math.ceil(seconds), "second", "seconds");
  return seconds < 7200 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.ceil(seconds / 3600)} hours`;
}

/** Today's midnight UTC in the reader's own time, as "01:00". */
export function renewalTime() {
  const today = new Date(now());
  return timeFormat.format(new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + 1)));
}

export const WAITING = "waiting for the ledger";

const readingReasons = {
  "own-article": () => "You wrote this article. Reading it pays you nothing.",
  "account-closed": () => "The account that it would have gone to is deleted.",
  "already-paid": () => "This article has paid you before, and an article pays once.",
  "pair-limit": () => "A payment between you and this author was made within the last 28 days.",
  "daily-limit": () =>
    `You have reached today\u2019s limit for reading. It still counts for your level and lets you rate. Readings pay again from ${renewalTime()}.`,
  "budget-exhausted": () =>
    "The reward budget had released nothing more at that moment. The reading counts for your level and lets you rate; it stays unpaid.",
};

/** Why a finished reading, or one that has not begun, brings nothing. */
export const readingReason = (code) => (readingReasons[code] ?? (() => "Nothing was paid for it."))();

const voteReasons = {
  "own-article": () => "nothing for a comment below your own article",
  "account-closed": () => "the account that it would have gone to is deleted",
  "already-paid": () => "it has been paid before",
  "pair-limit": () => "the two of you had a payment within the last 28 days",
  "daily-limit": () => `today\u2019s limit is reached, likes pay again from ${renewalTime()}`,
  "budget-exhausted": () => "the reward budget had released nothing more at that moment",
  "no-balance": () => "there was nothing to take",
};

/** Why an entry of the wallet was not paid, as a sentence. */
export const unpaidReason = (activity, code) => (activity === "article-read" ? readingReason(code) : sentence(`Not paid: ${voteReason(code)}`));

/** Why a vote brought its voter nothing, as the end of a sentence. */
export const voteReason = (code) => (voteReasons[code] ?? (() => "nothing was due"))();

/** Why a comment can be flagged, in the order of the dialog. */
export const REASONS = {
  SPAM: "Spam or advertising",
  HARASSMENT: "It attacks somebody",
  HATE: "Hatred of a group",
  SEXUAL: "Sexual content",
  ILLEGAL: "It breaks the law",
  OTHER: "Something else",
};

export const reasonName = (code) => REASONS[code] ?? code;

/** What operators and moderators do, as the audit names it. */
export const DEEDS = {
  "comment-removed": "Comment removed",
  "comment-kept": "Comment kept",
  "appeal-granted": "Appeal granted",
  "appeal-rejected": "Appeal rejected",
  "article-removed": "Article removed",
  "article-imported": "Article imported",
  "article-assigned": "Author assigned",
  "suspension-set": "Suspension",
  "account-deleted": "Account deleted",
  "roles-set": "Roles set",
  "experience-given": "Experience given",
  "twei-granted": "Twei granted",
  "entry-reversed": "Entry reversed",
  "entries-read": "Looked at entries of",
  "tariff-changed": "Tariff changed",
  "recovery-codes-made": "Recovery codes made",
  "recovery-code-used": "Recovery code used as a second factor",
  "password-recovered": "Password set by a recovery code",
  "totp-set": "Time-based codes set up",
  "totp-removed": "Time-based codes removed",
  "passkey-added": "Passkey added",
  "passkey-removed": "Passkey removed",
};

export const deed = (action) => DEEDS[action] ?? action;

const activities = {
  "profile-signed-up": "Starter grant",
  "tariff-changed": "Tariff changed",
  "article-published": "Article published",
  "article-read": "Article read",
  "article-plussed": "Article plussed",
  "article-minused": "Article minused",
  "comment-posted": "Comment posted",
  "comment-valued": "Comment valued",
  "comment-liked": "Comment liked",
  "comment-disliked": "Comment disliked",
  "pnl-report": "Report bought",
  granted: "Grant",
  reversed: "Reversal",
  "day-opened": "Day opened",
};

/** What the ledger has booked. */
export const activityName = (activity) => activities[activity] ?? activity;

const levels = { text: "See what each level opens", href: "/levels" };

const problems = {
  offline: () => ["No answer came.", "Check the connection and try again: nothing is done twice."],
  unavailable: ({ service }) => [
    `${serviceName(service)} can\u2019t be reached at the moment.`,
    "Nothing is lost, and nothing is done twice: please try again in a minute.",
  ],
  "signed-out": () => ["You are signed out.", signInHere()],
  unauthenticated: () => ["You are signed out.", signInHere()],
  unauthorized: () => ["You are signed out.", signInHere()],
  "invalid-token": () => ["Your session has ended.", signInHere()],
  "bad-credentials": ({ status }) =>
    status === 403 ? ["That is not your current password.", "Check it and try again."] : ["The handle and the password don\u2019t go together.", "Check both and try again."],
  "bad-passkey": () => ["That passkey is not known here, or it took longer than five minutes.", "Try again, or sign in with your password."],
  "too-many-passkeys": () => ["You have twenty passkeys already.", "Remove one that you don\u2019t use first."],
  "fresh-sign-in-needed": () => ["Your password is needed for that.", { text: "Load this page anew", href: "/settings/access" }],
  "too-many-attempts": ({ retryAfterSeconds }) => ["Too many attempts in a short time.", `Please wait ${wait(retryAfterSeconds)} and try again.`],
  "too-many-requests": ({ retryAfterSeconds }) => ["That was too much at once.", `Please wait ${wait(retryAfterSeconds)} and try again.`],
  "too-many-sign-ups": () => ["Today\u2019s sign-ups from this network are used up.", "New ones open at midnight UTC."],
  "handle-taken": () => ["Somebody has that handle already.", "Choose another one."],
  "invalid-request": ({ errors, detail }) => [errors?.length ? errors.map(({ message }) => sentence(message)).join(" ") : detail || "Something in it can\u2019t be taken as it is.", null],
  "insufficient-twei": ({ balance, price }) => [
    `That costs ${twei(price ?? 0)} and you have ${amount(balance ?? 0)}. Nothing was charged.`,
    { text: "Read an article to earn some", href: "/" },
  ],
  "level-too-low": ({ requiredLevel, level }) => [
    requiredLevel ? `Available from LVL ${requiredLevel}${level ? `; you are LVL ${level}` : ""}.` : "Your level does not open this yet.",
    levels,
  ],
  "reading-required": () => ["Read the article first: only those who have read it can rate it.", { text: "To the reading panel", href: "#reading" }],
  "own-article": () => ["This is your own article.", null],
  "own-comment": () => ["This is your own comment.", null],
  "already-rated": () => ["You have rated this article, and a rating is final.", null],
  "already-voted": () => ["You have voted on this comment, and a vote is final.", null],
  "reading-ended": () => ["This reading has ended, because you began another.", null],
  "daily-limit": () => ["Today you can publish no more articles. Your draft is kept.", `You can publish again from ${renewalTime()}.`],
  "avatar-locked": ({ requiredLevel }) => [requiredLevel ? `That avatar opens at LVL ${requiredLevel}.` : "That avatar is not yours yet.", levels],
  "avatar-fixed": () => ["You have spoken here under another avatar, and one keeps one\u2019s avatar within an article.", "Send it again: it goes out under that one."],
  "edit-window-closed": () => ["The time for editing is over: five minutes, or until the first vote or reply.", null],
  "stale-version": () => ["It was changed elsewhere since you opened it.", null],
  "session-ended": () => ["This session was signed out.", signInHere()],
  "last-operator": () => ["You are the last operator, and one must stay.", "Make somebody else an operator first."],
  "in-progress": () => ["The same is still under way.", "Please wait a moment and try again."],
  "idempotency-key-reused": () => ["That was sent before with other content.", "Press again to send it as new."],
  "already-decided": ({ decision }) => [decision === "REMOVE" ? "Somebody else has removed it already." : decision === "KEEP" ? "It was decided already: it stays." : "It was decided already.", null],
  "comment-changed": () => ["Its writer has edited it meanwhile.", null],
  "operator-not-suspendable": () => ["An operator can\u2019t be suspended.", "Take the role operator away first."],
  "already-booked": () => ["It is booked already, and nothing was changed.", null],
  "unknown-entry": () => ["There is no such entry.", null],
  "not-reversible": () => ["This entry can\u2019t be reversed.", "Sign-ups, day openings, reversals and grants to the treasury stay as they are."],
  deleted: () => ["It has been deleted.", { text: "To the articles", href: "/" }],
  "not-found": () => ["There is nothing here any more.", null],
  "nothing-to-report": () => ["You have no entries for this article yet, so there is nothing to report, and nothing was charged.", "Read it, rate it or comment, and there will be."],
  "invalid-session": () => ["Your session has ended.", signInHere()],
  "foreign-origin": () => ["This page was opened under an address that the server does not know as its own.", "Open the address that it announces."],
  "ambiguous-session": () => ["This browser sent two sessions, and nobody can tell which one is yours.", "Delete the cookies of this site and sign in again."],
  suspended: () => ["Your profile is suspended, so this is closed to you.", { text: "Why, and how to appeal", href: "/notifications" }],
  "already-appealed": () => ["You have appealed already.", "The answer will stand among your notifications."],
  "own-appeal": () => ["This is your own appeal.", "Somebody else answers it."],
  "not-published": () => ["This article is not published.", null],
  conflict: () => ["That was decided differently before, and it stays so.", null],
  "precondition-required": () => ["It was changed elsewhere since you opened it.", "Load the page again."],
  "internal-error": () => ["Something went wrong on our side.", "Please try again in a minute."],
  forbidden: () => ["You may not do that.", null],
  "too-large": () => ["That is too long.", "An article takes 200 kB, a comment 5,000 characters."],
};

/** {text, next} for a Problem of api.js. */
export function problemWords({ name, body, status }) {
  const known = problems[name];
  if (known) {
    const [text, next] = known(body);
    return { text, next };
  }
  if (status === 413) return { text: problems["too-large"]()[0], next: problems["too-large"]()[1] };
  if (status >= 500) return { text: "Something went wrong on our side.", next: "Please try again in a minute." };
  return { text: body.detail || body.title || "That did not work.", next: null };
}

/** The same for a problem that came later, inside an answer: why something accepted was refused after all. */
export function refusalWords(problem) {
  if (!problem) return { text: "The ledger refused it. Nothing was charged.", next: "You can try again." };
  return problemWords({ name: String(problem.type ?? "").split("/").pop(), body: problem, status: problem.status });
}

function serviceName(service) {
  return (
    { "rewards-service": "The ledger", "comment-service": "The comment service", "profile-service": "The profile service", "article-service": "The article service" }[service] ?? "The service"
  );
}

function sentence(text) {
  const trimmed = String(text ?? "").trim();
  return trimmed ? trimmed[0].toUpperCase() + trimmed.slice(1) + (/[.!?]$/.test(trimmed) ? "" : ".") : "";
}

/** The sign-in page, and back to here. */
export function signInAddress() {
  const here = location.pathname + location.search;
  return here.startsWith("/sign-") ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`;
}

const signInHere = () => ({ text: "Sign in again", href: signInAddress() });
export { levels as levelsStep };
