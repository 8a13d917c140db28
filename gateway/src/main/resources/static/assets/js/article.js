// The article's page, brought to life: one question tells everything that is the viewer's own, and each panel takes its
// part. The page reads well before this has run, and without it.
import { $, $$ } from "./dom.js";
import { get } from "./api.js";
import { signInAddress } from "./words.js";
import { adopt, lastKnown, probablySignedIn, refreshPerson } from "./session.js";
import { Comments } from "./comments.js";
import { Pnl } from "./pnl.js";
import { formsOf, shows } from "./keep.js";
import { Rating } from "./rating.js";
import { Reading, stranger } from "./reading.js";

const element = $("[data-article]");
const rating = new Rating(element);
const pnl = new Pnl(element);
const comments = new Comments(element);
const reading = new Reading(element, () => rating.allow());
let level = 0; // the viewer's, as the page knows it

async function start() {
  if (!probablySignedIn()) return signedOut();
  let viewer;
  try {
    const asked = new URLSearchParams();
    if (comments.shownIds.length) asked.set("commentIds", comments.shownIds);
    if (element.dataset.author) asked.set("author", element.dataset.author);
    viewer = await get(`/api/articles/${element.dataset.article}/viewer${asked.size ? `?${asked}` : ""}`);
  } catch (problem) {
    if (problem.status === 401) return signedOut();
    viewer = { unavailable: ["gateway"] };
  }
  const { wallet } = viewer;
  if (!viewer.me && !viewer.unavailable?.length) return signedOut();
  if (viewer.me) adopt(viewer.me, wallet?.balance);
  const me = viewer.me ?? lastKnown();
  level = me?.level ?? 0;
  const own = Boolean(me && element.dataset.author && me.handle === element.dataset.author);
  $("[data-edit]").hidden = !own;
  const history = $("[data-history]");
  if (history) history.hidden = !own && !me?.moderates && !me?.roles?.some((role) => role === "moderator" || role === "operator");
  for (const form of formsOf("reading-list", element)) shows(form, viewer.listed === true);
  for (const form of formsOf("following", element)) {
    form.hidden = own;
    shows(form, viewer.me?.follows === true);
  }
  reading.begin(viewer.reading ?? null, { own, allowances: wallet?.allowances, person: viewer.me });
  const known = !["gateway", "reading", "rating"].some((part) => viewer.unavailable?.includes(part));
  rating.begin({ person: me, own, read: viewer.reading?.state === "VERIFIED", rating: viewer.rating, wallet, known });
  comments.begin({ person: me, composed: viewer.comments, box: viewer.commentBox, wallet });
  await pnl.begin(viewer.pnl);
  return undefined;
}

function signedOut() {
  document.documentElement.dataset.signed = "out";
  const signIn = signInAddress();
  stranger();
  rating.stranger(signIn);
  pnl.stranger(signIn);
  comments.stranger(signIn);
}

// Something was booked. It makes a report that stands here older, changes prices and limits, and may have lifted the viewer.
document.addEventListener("earnest:wallet", async ({ detail: { wallet, cause } }) => {
  if (cause !== "report") pnl.stale();
  const me = await refreshPerson().catch(() => null);
  if (!me) return;
  const lifted = me.level > level;
  level = me.level;
  const box = lifted ? (await get(`/api/articles/${element.dataset.article}/viewer`).catch(() => null))?.commentBox : undefined;
  rating.renew(me, wallet);
  comments.renew(me, wallet, box ?? undefined);
});

// What is too wide for the page scrolls within itself, by keyboard too.
for (const block of $$("[data-text] :is(pre, table)")) {
  if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
}

// Where there is room beside the text, the contents stand open.
const contents = $("[data-contents]");
if (contents && matchMedia("(min-width: 901px)").matches) contents.open = true;

start();
