// A comment of the person's own: how its tribute stands, editing while that is open, deleting, and trying again.
import { ask } from "./dialog.js";
import { $, busy, h, outcome } from "./dom.js";
import { get, put, remove, until } from "./api.js";
import { previews } from "./commentpreview.js";
import { KeptText } from "./kepttext.js";
import { WAITING, clock, now, refusalWords } from "./words.js";
import { refreshBalance } from "./session.js";

export class OwnComment {
  #item;
  #comment = null;
  #timer = 0;
  #edit = null;

  constructor(item) {
    this.#item = item;
  }

  show(comment) {
    this.#comment = comment;
    const status = comment.settlement?.status;
    const unsettled = status === "PENDING" || status === "REFUSED";
    this.#item.element.classList.toggle("unsettled", unsettled);
    $(":scope > .votes", this.#item.body).hidden = unsettled;
    this.#removeTools();
    if (status === "PENDING") {
      outcome(this.#item.place, "wait", `Your comment is ${WAITING}. Until its tribute is paid, you alone see it.`, "Nothing gets lost if you leave this page.");
      this.#follow();
    } else if (status === "REFUSED") {
      this.#refusal();
    } else {
      this.#item.place.replaceChildren();
      this.#tools();
    }
  }

  async #follow() {
    try {
      const now = await until(() => get(`/api/comments/${this.#comment.id}`), ({ settlement }) => settlement?.status !== "PENDING");
      if (!now) return;
      this.#item.fill(now);
      this.show(now);
      if (now.settlement?.status !== "REFUSED") this.#item.talk.changed(1);
      await refreshBalance();
    } catch (problem) {
      this.#item.refused(problem);
    }
  }

  /** The text is kept, with the reason, for another try. */
  #refusal() {
    const place = this.#item.place;
    const { text, next } = refusalWords(this.#comment.problem);
    outcome(place, "bad", `Not published, and seen by you alone. ${text}`, next);
    const again = h("button", { type: "button", class: "act tiny" }, "Try again");
    again.addEventListener("click", () => busy(again, () => this.#again()));
    const discard = h("button", { type: "button", class: "act tiny" }, "Discard");
    discard.addEventListener("click", () => busy(discard, () => this.#delete()));
    place.append(h("p", { class: "row" }, again, discard));
  }

  async #again() {
    const refused = this.#comment;
    try {
      const sent = await this.#item.talk.send({ body: this.#source(), parentId: refused.parentId, avatarId: refused.avatar?.id });
      await remove(`/api/comments/${refused.id}`).catch(() => {}); // it is of no use any more
      this.#item.fill(sent);
      this.show(sent);
      if (sent.settlement?.status === "PENDING") return;
      this.#item.talk.changed(1);
      await refreshBalance();
    } catch (problem) {
      this.#item.refused(problem);
    }
  }

  #source() {
    return this.#comment.body ?? this.#item.said.innerText;
  }

  // --- editing and deleting

  #tools() {
    const tools = $(":scope > .votes", this.#item.body);
    const discard = h("button", { type: "button", class: "act", "data-do": "delete" }, "Delete");
    discard.addEventListener("click", () => this.#askToDelete());
    tools.append(discard);
    discard.append(h("span", { class: "hear" }, ` ${this.#item.whoAndWhen}`));
    const end = new Date(this.#comment.editableUntil ?? 0);
    if (end < now()) return;
    this.#edit = h("button", { type: "button", class: "act", "data-do": "edit" }, "Edit", h("span", { class: "hear" }, ` ${this.#item.whoAndWhen}`));
    this.#edit.addEventListener("click", () => this.#write());
    discard.before(this.#edit);
    const kept = this.#kept.value;
    if (kept && !kept.closed && kept.text !== this.#source()) this.#write(false);
    const tick = () => {
      const left = (end - now()) / 1000;
      if (left <= 0) this.closeEditing();
      else this.#edit.firstChild.data = `Edit (${clock(left)} left)`;
    };
    tick();
    this.#timer = setInterval(tick, 1000);
  }

  #removeTools() {
    this.closeEditing();
    this.#item.button("delete")?.remove();
  }

  closeEditing() {
    clearInterval(this.#timer);
    this.#edit?.remove();
    this.#edit = null;
  }

  get #kept() {
    return new KeptText(this.#item.talk.person.handle, `edit:${this.#comment.id}`);
  }

  #write(focus = true) {
    const open = $(":scope > .edit-form textarea", this.#item.body);
    if (open) return focus ? open.focus() : undefined;
    const said = this.#item.said;
    const kept = this.#kept;
    const text = h("textarea", { rows: 4, maxlength: 5000, "aria-label": "Your comment" });
    text.value = this.#source();
    const keep = kept.bind(text);
    if (kept.value) keep({ closed: false });
    const preview = h("button", { type: "button", class: "act plain tiny" }, "Preview");
    const shown = h("div", { class: "said preview-said", "aria-live": "polite" });
    previews(preview, text, shown);
    const save = h("button", { type: "submit", class: "act go tiny" }, "Save");
    const cancel = h("button", { type: "button", class: "act tiny" }, "Cancel");
    const form = h("form", { class: "reply-form edit-form" }, text, shown, h("p", { class: "row" }, save, preview, cancel));
    const close = () => {
      form.remove();
      said.hidden = false;
    };
    cancel.addEventListener("click", () => {
      if (kept.value) keep({ closed: true });
      close();
      this.#edit?.focus();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      busy(save, () => this.#save(text.value, kept, save, close));
    });
    said.hidden = true;
    said.after(form);
    if (focus) text.focus();
    return undefined;
  }

  async #save(text, kept, save, close) {
    try {
      const now = await put(`/api/comments/${this.#comment.id}`, { body: text });
      kept.forget();
      this.#comment = { ...this.#comment, ...now };
      this.#item.fill({ ...now, replies: this.#item.replies });
      close();
    } catch (problem) {
      this.#item.refused(problem);
      if (problem.name !== "edit-window-closed") return;
      // It can't be saved any more, and stays to be copied until its writer cancels.
      this.closeEditing();
      save.disabled = true;
    }
  }

  #askToDelete() {
    const answered = this.#item.replies > 0;
    ask({
      title: "Delete this comment?",
      text: `What it cost and brought stays as it is: deleting refunds nothing.${answered ? " It has replies, so a note that it was deleted stays in its place." : ""}`,
      safe: "Keep it",
      go: "Delete",
      run: () => this.#delete(),
    });
  }

  async #delete() {
    try {
      await remove(`/api/comments/${this.#comment.id}`);
    } catch (problem) {
      this.#item.refused(problem);
      return;
    }
    this.closeEditing();
    if (!["PENDING", "REFUSED"].includes(this.#comment.settlement?.status)) this.#item.talk.changed(-1);
    if (this.#item.replies) this.#item.tombstone();
    else this.#item.element.remove();
  }
}
