// Where a comment stands among those that the page shows: below what it answers, as deep as there is room for.
import { $, $$, h } from "./dom.js";

/** Replies stand below what they answer down to this level, the top being 0; deeper ones say what they answer. */
const DEEPEST = 2;

export const itemOf = (id) => document.getElementById(`c-${id}`)?.item ?? null;

/**
 * A place for a comment that is not on the page yet; null where what it answers is not there either.
 * @param top the list of those that answer nothing
 * @return {take, answers}: take puts an element there; answers is what it answers, if that can't be seen from its place
 */
export function seatOf({ parentId }, top) {
  if (!parentId) return { take: (element) => top.append(element) };
  const parent = itemOf(parentId);
  if (!parent) return null;
  if (depthOf(parent.element) < DEEPEST) return { take: (element) => repliesOf(parent).append(element) };
  const before = $$(`[data-parent="${CSS.escape(parentId)}"]`, parent.element.parentElement).pop() ?? parent.element;
  return { take: (element) => before.after(element), answers: parent };
}

function depthOf(element) {
  let depth = 0;
  for (let list = element.closest(".replies"); list; list = list.parentElement.closest(".replies")) depth++;
  return depth;
}

function repliesOf({ element }) {
  let list = $(":scope > .replies", element);
  if (!list) {
    list = h("ol", { class: "replies" });
    const further = $(":scope > [data-further]", element);
    if (further) further.before(list);
    else element.append(list);
  }
  return list;
}
