// What somebody types below an article, kept in this browser until it is sent: it survives a reload, Cancel, another order of
// the comments, an expired session and an outage. It belongs to the person, so nobody else who signs in here sees it.

const PREFIX = "earnest.text.";

/** As many texts are kept; beyond that the longest untouched go. */
const MOST = 50;

export class KeptText {
  #name;

  /**
   * @param handle whose it is
   * @param what "comment:{article}", "reply:{comment}", "edit:{comment}" or "avatar:{article}"
   */
  constructor(handle, what) {
    this.#name = `${PREFIX}${handle}.${what}`;
  }

  /** {text, key, closed}: key is what it was last sent with and got no answer; closed says that its form was put away. */
  get value() {
    return read(this.#name);
  }

  set value(kept) {
    if (!kept?.text) return erase(this.#name);
    try {
      localStorage.setItem(this.#name, JSON.stringify({ ...kept, at: Date.now() }));
      tidy();
    } catch {
      // storage is full or forbidden: the text stays in its field only
    }
    return undefined;
  }

  forget() {
    erase(this.#name);
  }

  /**
   * Keeps what is typed into a field, and puts back what was.
   * @return keeps the text as it is in the field, with more beside it
   */
  bind(field) {
    let record = this.value ?? {};
    if (record.text) field.value = record.text;
    const keep = (more = {}) => {
      record = { ...record, ...more, text: field.value };
      this.value = record;
    };
    field.addEventListener("input", () => keep());
    this.whenCleared(() => field.isConnected && field.value && keep());
    return keep;
  }

  /**
   * Signing out in another tab clears this browser's storage. What is still open here is kept on, so that it is not lost with
   * the sign-in that comes next.
   */
  whenCleared(keep) {
    addEventListener("storage", ({ key, newValue }) => (key === null || key === this.#name) && newValue === null && keep());
  }
}

/** Who is signed in as this person has texts for these comments. */
export function keptFor(handle, kind) {
  const start = `${PREFIX}${handle}.${kind}:`;
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
  } catch {
    return [];
  }
}

function tidy() {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  const oldestFirst = names.map((name) => [name, read(name)?.at ?? 0]).sort((a, b) => a[1] - b[1]);
  for (const [name] of oldestFirst.slice(0, Math.max(0, names.length - MOST))) erase(name);
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function erase(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // there is none
  }
}
