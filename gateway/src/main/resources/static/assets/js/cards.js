// On lists: which of the articles the viewer has read, what each reading paid, and which are on their reading list. One question
// to each of the two services for all of them.
import { $, $$ } from "./dom.js";
import { get } from "./api.js";
import { twei } from "./words.js";
import { formsOf, shows } from "./keep.js";
import { probablySignedIn } from "./session.js";

const MOST = 50;

async function start() {
  const ids = $$("[data-card]").map(({ dataset }) => dataset.card);
  if (!ids.length || !probablySignedIn()) return;
  const asked = ids.slice(0, MOST);
  // Where a service does not say, the list is as it was.
  const [read, listed] = await Promise.all([
    get(`/api/wallet/readings?articleIds=${asked}`).catch(() => []),
    $("[data-reading-list]") ? null : get(`/api/me/reading-list/among?articleIds=${asked}`).catch(() => null),
  ]);
  for (const id of listed?.articleIds ?? []) {
    for (const form of formsOf("reading-list", $(`[data-card="${CSS.escape(id)}"]`))) shows(form, true);
  }
  for (const { articleId, twei: paid } of read) {
    const card = $(`[data-card="${CSS.escape(articleId)}"]`);
    const place = card && $("[data-pays]", card);
    if (!place) continue;
    place.textContent = paid > 0 ? `Read, paid ${twei(paid)}` : "Read, not paid";
    place.classList.add("was-read");
  }
}

start();
