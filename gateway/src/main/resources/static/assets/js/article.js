// The article's page, brought to life: one question tells everything that is the viewer's own, and each panel takes its
// part. The page reads well before this has run, and without it.
import { $, $$ } from "./dom.js";
import { get } from "./api.js";
import { signInAddress } from "./words.js";
import { adopt, lastKnown, probablySignedIn, showBalance } from "./session.js";
import { Comments } from "./comments.js";
import { Pnl } from "./pnl.js";
import { Rating } from "./rating.js";
import { Reading, stranger } from "./reading.js";

const element = $("[data-article]");
const rating = new Rating(element);
const pnl = new Pnl(element);
const comments = new Comments(element);
const reading = new Reading(element, () => {
  rating.allow();
  pnl.stale();
});

async function start() {
  if (!probablySignedIn()) return signedOut();
  let viewer;
  try {
    const shown = comments.shownIds;
    viewer = await get(`/api/articles/${element.dataset.article}/viewer${shown.length ? `?commentIds=${shown}` : ""}`);
  } catch (problem) {
    if (problem.status === 401) return signedOut();
    viewer = { unavailable: ["gateway"] };
  }
  const { wallet } = viewer;
  if (!viewer.me && !viewer.unavailable?.length) return signedOut();
  if (viewer.me) adopt(viewer.me, wallet?.balance);
  const me = viewer.me ?? lastKnown();
  const own = Boolean(me && element.dataset.author && me.handle === element.dataset.author);
  $("[data-edit]").hidden = !own;
  reading.begin(viewer.reading ?? null, { own, allowances: wallet?.allowances });
  rating.begin({ person: me, own, read: viewer.reading?.state === "VERIFIED", rating: viewer.rating, wallet });
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

document.addEventListener("earnest:wallet", ({ detail }) => {
  showBalance(detail.balance);
  comments.wallet = detail;
});

// What is too wide for the page scrolls within itself, by keyboard too.
for (const block of $$("[data-text] :is(pre, table)")) {
  if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
}

start();
