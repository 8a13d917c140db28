// Marks for a text in Markdown, by button and by key. Every change goes in as typing does, so that the browser's undo takes it back.
import { $$ } from "./dom.js";

const AROUND = { bold: "**", italic: "*" };
const LINES = { heading: "## ", quote: "> ", list: "- " };
const KEYS = { b: "bold", i: "italic", k: "link" };
const ADDRESS = /^(https?:\/\/|mailto:)\S+$/i;
/** What stands in front of a line already, so that one kind takes the place of another and pressing twice takes it away. */
const MARKED = { heading: /^#{1,6} +/, quote: /^> ?/, list: /^[-*+] +/ };

export class Toolbar {
  #field;
  #buttons;

  /** @param bar holds a button with data-mark for each mark; others in it are their owners' */
  constructor(bar, field) {
    this.#field = field;
    this.#buttons = $$("button", bar);
    for (const button of $$("[data-mark]", bar)) button.addEventListener("click", () => this.mark(button.dataset.mark));
    bar.addEventListener("keydown", (event) => this.#move(event));
    this.#buttons.forEach((button, index) => (button.tabIndex = index ? -1 : 0));
    field.addEventListener("keydown", (event) => {
      const kind = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && KEYS[event.key.toLowerCase()];
      if (!kind) return;
      event.preventDefault();
      this.mark(kind);
    });
  }

  mark(kind) {
    if (this.#field.disabled || this.#field.readOnly) return;
    if (kind === "link") this.#link();
    else if (kind === "code") this.#code();
    else if (AROUND[kind]) this.#around(AROUND[kind]);
    else this.#lines(kind);
  }

  /** In the place of what is selected, as blocks are: with an empty line before and after. */
  insertBlock(text) {
    const { value, selectionStart: start, selectionEnd: end } = this.#field;
    const before = value.slice(0, start);
    const after = value.slice(end);
    const lead = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const tail = after === "" || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
    this.#put(start, end, lead + text + tail);
  }

  /** As a toolbar is walked through: one stop for the tab key, arrows within. */
  #move(event) {
    const at = this.#buttons.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = this.#buttons.at(to % this.#buttons.length);
    this.#buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
  }

  /** Spaces at the ends stay outside: Markdown knows no emphasis that begins or ends with one. */
  #selected() {
    const { value, selectionStart, selectionEnd } = this.#field;
    const text = value.slice(selectionStart, selectionEnd);
    const start = selectionStart + (text.trim() ? text.length - text.trimStart().length : 0);
    const end = text.trim() ? selectionEnd - (text.length - text.trimEnd().length) : start;
    return { value, start, end, text: value.slice(start, end) };
  }

  #around(mark) {
    const { value, start, end, text } = this.#selected();
    const size = mark.length;
    const outside = Math.min(/\**$/.exec(value.slice(0, start))[0].length, /^\**/.exec(value.slice(end))[0].length);
    const inside = text.length > 2 * size ? Math.min(/^\**/.exec(text)[0].length, /\**$/.exec(text)[0].length) : 0;
    if (holds(outside, mark)) return this.#put(start - size, end + size, text, 0, text.length);
    if (holds(inside, mark)) return this.#put(start, end, text.slice(size, -size), 0, text.length - 2 * size);
    return this.#put(start, end, mark + text + mark, size, size + text.length);
  }

  #code() {
    const { value, start, end, text } = this.#selected();
    if (text.includes("\n")) {
      const fence = "`".repeat(Math.max(3, longest(text) + 1));
      const lead = start && value[start - 1] !== "\n" ? "\n" : "";
      const tail = end < value.length && value[end] !== "\n" ? "\n" : "";
      return this.#put(start, end, `${lead}${fence}\n${text}\n${fence}${tail}`, lead.length + fence.length + 1, lead.length + fence.length + 1 + text.length);
    }
    if (value[start - 1] === "`" && value[end] === "`") return this.#put(start - 1, end + 1, text, 0, text.length);
    const tick = "`".repeat(longest(text) + 1);
    const gap = /^`|`$/.test(text) ? " " : "";
    return this.#put(start, end, tick + gap + text + gap + tick, tick.length + gap.length, tick.length + gap.length + text.length);
  }

  #link() {
    const { start, end, text } = this.#selected();
    if (ADDRESS.test(text)) return this.#put(start, end, `[](${text})`, 1, 1);
    const at = text.length + 3;
    return this.#put(start, end, `[${text}](https://)`, text ? at : 1, text ? at + "https://".length : 1);
  }

  #lines(kind) {
    const { value, selectionStart, selectionEnd } = this.#field;
    const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
    const last = selectionEnd > selectionStart && value[selectionEnd - 1] === "\n" ? selectionEnd - 1 : selectionEnd;
    const end = value.indexOf("\n", last) < 0 ? value.length : value.indexOf("\n", last);
    const lines = value.slice(start, end).split("\n");
    const all = lines.filter((line) => line.trim() || lines.length === 1);
    const off = all.every((line) => MARKED[kind].test(line));
    const changed = lines.map((line) => {
      if (!line.trim() && lines.length > 1) return kind === "quote" && !off ? ">" : line.replace(/^>$/, "");
      return off ? line.replace(MARKED[kind], "") : LINES[kind] + line.replace(MARKED[kind], "");
    });
    const text = changed.join("\n");
    const one = lines.length === 1 && selectionStart === selectionEnd;
    const caret = Math.max(0, selectionStart - start + text.length - (end - start));
    this.#put(start, end, text, one ? caret : 0, one ? caret : text.length);
  }

  /** Types the text in the place of another, and selects what of it is named. */
  #put(start, end, text, from = text.length, to = from) {
    const field = this.#field;
    field.focus();
    field.setSelectionRange(start, end);
    const typed = text === "" ? start === end || document.execCommand("delete") : document.execCommand("insertText", false, text);
    if (!typed) {
      field.setRangeText(text, start, end, "end");
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    field.setSelectionRange(start + from, start + to);
  }
}

/** Whether so many stars hold the mark: two are bold, one is italic, three are both. */
function holds(stars, mark) {
  return mark.length === 2 ? stars >= 2 : stars % 2 === 1;
}

/** The longest run of backticks within. */
function longest(text) {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
