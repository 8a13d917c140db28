// What was typed and is not saved yet, kept in this browser: it survives a reload, a crash and being signed out. It knows
// the version of the article that it stands on, so that an older text never takes the place of a newer one unasked.

export class DraftStore {
  #name;

  /** @param name gives the article's id, or "new" before there is one */
  constructor(name) {
    this.#name = () => `earnest.draft.${name()}`;
  }

  /** @param text {title, body, tags, at, by, version, key}: by whose handle, version is the ETag that it stands on, key what creates it once */
  keep(text) {
    write(this.#name(), text);
  }

  kept() {
    return read(this.#name());
  }

  forget() {
    erase(this.#name());
  }

  /** Other texts of the article, that came apart from the one in the desk, until their writer discards them. */
  get aside() {
    return read(`${this.#name()}.aside`) ?? [];
  }

  set aside(texts) {
    if (texts.length) write(`${this.#name()}.aside`, texts);
    else erase(`${this.#name()}.aside`);
  }
}

function write(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // storage is full or forbidden: only what the server has is safe then
  }
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
