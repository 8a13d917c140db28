// The text and its preview, of which one shows the part that the other shows: beside each other on a desk, in turn on a phone.
import { $, $$ } from "./dom.js";

const HEADING = /^#{1,6}\s/;
const FENCE = /^ {0,3}(```|~~~)/;

export function oneScroll(desk, field, preview) {
  const frame = $(".desk", desk);
  const panes = $("[data-panes]", desk);
  let led = null; // the pane that was moved by the other, and tells of it
  let kept = null; // how far down the text stood when it gave way to the preview

  const follow = (leader, follower) => {
    if (led === leader) {
      led = null;
      return;
    }
    if (!follower.clientHeight) return; // it is not shown
    const to = Math.round(across(leader, follower, places(field, preview)));
    if (Math.abs(follower.scrollTop - to) < 2) return;
    led = follower;
    follower.scrollTop = to;
  };
  const stand = (pane, share) => {
    led = pane;
    pane.scrollTop = share * (pane.scrollHeight - pane.clientHeight);
  };
  field.addEventListener("scroll", () => follow(field, preview), { passive: true });
  preview.addEventListener("scroll", () => follow(preview, field), { passive: true });
  for (const event of ["wheel", "touchmove", "keydown"]) preview.addEventListener(event, () => (kept = null), { passive: true });
  // Rendered anew: what the text shows may stand elsewhere now.
  new MutationObserver(() => {
    if (field.clientHeight) follow(field, preview);
    else if (kept !== null) stand(preview, kept);
  }).observe($("[data-preview]", preview), { childList: true });

  const show = (pane) => {
    const [from, to] = pane === "preview" ? [field, preview] : [preview, field];
    const where = from.scrollTop / Math.max(1, from.scrollHeight - from.clientHeight);
    frame.dataset.shown = pane;
    for (const button of $$("button", panes)) button.setAttribute("aria-pressed", String(button.dataset.pane === pane));
    stand(to, where);
    kept = to === preview ? where : null;
  };
  for (const button of $$("button", panes)) button.addEventListener("click", () => show(button.dataset.pane));
  panes.hidden = false;
  frame.dataset.shown = "text";
}

/** Where the follower stands for what the leader has at its top: in proportion between one heading and the next. */
function across(leader, follower, pairs) {
  const end = (pane) => Math.max(1, pane.scrollHeight - pane.clientHeight);
  const at = leader.scrollTop;
  const own = leader.tagName === "TEXTAREA" ? 0 : 1;
  const stops = [[0, 0], ...pairs.filter((pair) => pair[own] < end(leader) && pair[1 - own] < end(follower)), own ? [end(follower), end(leader)] : [end(leader), end(follower)]];
  const next = Math.max(1, stops.findIndex((stop) => stop[own] >= at));
  const [low, high] = [stops[next - 1], stops[next]];
  return low[1 - own] + ((at - low[own]) / Math.max(1, high[own] - low[own])) * (high[1 - own] - low[1 - own]);
}

/** How far down each heading stands, in the text and in the preview; none where the two are not of the same text. */
function places(field, preview) {
  const shown = $$("[data-preview] :is(h2, h3, h4, h5, h6)", preview);
  const lines = field.value.split("\n");
  const height = parseFloat(getComputedStyle(field).lineHeight);
  const columns = Math.max(20, Math.floor(field.clientWidth / (parseFloat(getComputedStyle(field).fontSize) * 0.602)));
  const written = [];
  let rows = 0;
  let fenced = null;
  for (const line of lines) {
    const fence = FENCE.exec(line)?.[1];
    if (fence && (!fenced || fenced === fence)) fenced = fenced ? null : fence;
    if (!fenced && HEADING.test(line)) written.push(rows * height);
    rows += Math.max(1, Math.ceil(line.length / columns));
  }
  if (written.length !== shown.length) return [];
  const top = preview.getBoundingClientRect().top - preview.scrollTop;
  const scale = field.scrollHeight / Math.max(1, rows * height);
  return written.map((place, index) => [place * scale, shown[index].getBoundingClientRect().top - top]);
}
