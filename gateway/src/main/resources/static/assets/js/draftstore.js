// What was typed and is not saved yet, kept in this browser: it survives a reload, a crash and being signed out.

export class DraftStore {
  #name;

  /** @param name gives the article's id, or "new" before there is one */
  constructor(name) {
    this.#name = () => `earnest.draft.${name()}`;
  }

  keep(text) {
    try {
      localStorage.setItem(this.#name(), JSON.stringify(text));
    } catch {
      // storage is full or forbidden: only what the server has is safe then
    }
  }

  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.#name()));
    } catch {
      return null;
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.#name());
    } catch {
      // there is none
    }
  }
}
