// How much is unread: beside the bell, asked for once the page is there, and not on each page anew.
import { $ } from "./dom.js";
import { get } from "./api.js";

const KEPT = "earnest.unread";
const FRESH_MS = 60_000;

function kept(handle) {
  try {
    const last = JSON.parse(localStorage.getItem(KEPT));
    return last?.of === handle ? last : null;
  } catch {
    return null;
  }
}

/** Shows the number, and keeps it for the next page. */
export function showUnread(handle, unread) {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ of: handle, unread, at: Date.now() }));
  } catch {
    // without storage each page asks
  }
  paint(unread);
}

function paint(unread) {
  const words = unread > 99 ? "99+" : String(unread);
  $("[data-unread]").hidden = !unread;
  $("[data-unread]").textContent = words;
  $("[data-unread-words]").textContent = unread ? `Notifications, ${words} unread` : "Notifications";
}

/** Shows what is known, and asks where that is older than a minute. */
export async function ring(handle, anew = false) {
  const last = kept(handle);
  if (last) paint(last.unread);
  if (!anew && last && Date.now() - last.at < FRESH_MS) return;
  try {
    showUnread(handle, (await get("/api/notifications/unread")).unread);
  } catch (problem) {
    if (!problem.words) throw problem; // else the last one stays: nothing on this page waits for it
  }
}
