// Small helpers for building and filling elements. Text goes in as text; a comment's HTML, which its service has sanitised, goes
// through sanitised() once more, which keeps only what it knows; an article's is shown as its page shows it.

export const $ = (selector, within = document) => within.querySelector(selector);
export const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

/** h("p", {class: "note"}, "text", child): null children are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const INLINE = { P: [], BR: [], EM: [], STRONG: [], CODE: [], DEL: [], A: ["href", "title"] };
/** What a comment may hold. */
const COMMENT = { ...INLINE, BLOCKQUOTE: [], UL: [], OL: ["start"], LI: [], PRE: [] };

/**
 * An article's text as article-service sanitised it: all of it, as on the article's own page, where the template prints it. What
 * is parsed so runs no script.
 */
export function rendered(html) {
  const template = document.createElement("template");
  template.innerHTML = html ?? "";
  return template.content;
}

/** A comment's HTML, with nothing in it but known elements and harmless addresses. */
export function sanitised(html) {
  const source = new DOMParser().parseFromString(html ?? "", "text/html");
  const copyInto = (from, to) => {
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) to.append(node.data);
      if (node.nodeType !== Node.ELEMENT_NODE || /^(SCRIPT|STYLE|TEMPLATE)$/.test(node.tagName)) continue;
      const allowed = COMMENT[node.tagName];
      if (!allowed) {
        copyInto(node, to);
        continue;
      }
      const copy = document.createElement(node.tagName);
      for (const name of allowed) {
        const value = node.getAttribute(name);
        if (value === null || ((name === "href" || name === "src") && !harmless(value))) continue;
        copy.setAttribute(name, value);
      }
      if (copy.tagName === "A") copy.rel = "nofollow ugc noopener";
      copyInto(node, copy);
      to.append(copy);
    }
  };
  const fragment = document.createDocumentFragment();
  copyInto(source.body, fragment);
  return fragment;
}

function harmless(address) {
  try {
    return ["http:", "https:", "mailto:"].includes(new URL(address, location.href).protocol);
  } catch {
    return false;
  }
}

/**
 * Says in place what happened.
 * @param kind "good", "bad", "wait" or "" for neither
 * @param next what one can do now: text, or {text, href}, or {text, run}
 */
export function outcome(place, kind, text, next = null) {
  const words = h("span", {}, text);
  if (next) words.append(" ", nextStep(next));
  place.replaceChildren(h("div", { class: `outcome ${kind}` }, words));
}

/** Puts the focus on what has been said, so that it is heard and the next key goes on from there. */
export function focusOn(place) {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

export function nextStep(next) {
  if (typeof next === "string") return h("span", { class: "next" }, next);
  if (next.run) return h("span", { class: "next" }, h("button", { type: "button", class: "link", onclick: next.run }, next.text));
  return h("span", { class: "next" }, h("a", { href: next.href }, next.text));
}

/** Runs an action behind a button once at a time, and shows that it is under way. */
export async function busy(button, action) {
  if (button.getAttribute("aria-busy") === "true") return undefined;
  button.setAttribute("aria-busy", "true");
  try {
    return await action();
  } finally {
    button.removeAttribute("aria-busy");
  }
}

let toastTimer = 0;

/** A sentence at the foot of the window, for what has no place of its own. */
export function toast(text) {
  $(".toast")?.remove();
  clearTimeout(toastTimer);
  const note = h("p", { class: "toast", role: "status" }, text);
  document.body.append(note);
  toastTimer = setTimeout(() => note.remove(), 6000);
}
