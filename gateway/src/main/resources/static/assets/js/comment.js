// One comment's element: filled from a comment of the API, alive for the person who looks at it.
import { $, busy, h, outcome, sanitised } from "./dom.js";
import { exchange, get, put, remove, until } from "./api.js";
import { ago, amount, clock, count, moment, refusalWords, twei, voteReason, WAITING } from "./words.js";
import { privilege, refreshBalance } from "./session.js";

const DONE = { LIKE: "you liked it", DISLIKE: "you disliked it" };

export class CommentItem {
  /**
   * @param element the list item, rendered by the server or cloned from its template
   * @param talk the list that it stands in: {person, box, article, reply(item), replies(item), changed(delta), neutralFace}
   */
  constructor(element, talk) {
    this.element = element;
    this.talk = talk;
    this.id = element.dataset.comment;
    this.name = element.dataset.name ?? "";
    this.replies = Number(element.dataset.replies ?? 0);
    element.item = this;
    this.#relative();
    for (const button of element.querySelectorAll(":scope > .body > .votes [data-do]")) {
      button.addEventListener("click", () => busy(button, () => this.#do(button.dataset.do)));
      const price = $("small", button);
      if (price) button.dataset.priced = price.textContent;
    }
    const replies = this.#button("replies");
    if (replies) replies.disabled = false;
  }

  #button(name) {
    return $(`:scope > .body > .votes [data-do="${name}"]`, this.element);
  }

  get #place() {
    return $(":scope > .body > [data-outcome]", this.element) ?? this.#append(h("div", { "data-outcome": "", role: "status" }));
  }

  #append(node) {
    $(":scope > .body", this.element).append(node);
    return node;
  }

  /** Shows what the API tells of the comment. */
  fill(comment) {
    const { avatar, speaker, level, html, createdAt, editedAt, likes, dislikes } = comment;
    const picture = avatar?.name ?? "Anonymous";
    this.id = comment.id;
    this.name = speaker > 1 ? `${picture} ${speaker}` : picture;
    this.replies = comment.replies ?? 0;
    Object.assign(this.element.dataset, { comment: comment.id, name: this.name, replies: this.replies });
    this.element.id = `c-${comment.id}`;
    const face = $(".face", this.element);
    face.src = avatar?.imageUrl ?? this.talk.neutralFace;
    face.alt = `Avatar of ${picture}`;
    $(".name", this.element).textContent = this.name;
    $(".when", this.element).replaceChildren(
      ...(level ? [`LVL ${level} · `] : []),
      h("a", { href: `#c-${comment.id}` }, h("time", { datetime: createdAt }, ago(createdAt))),
      h("span", { "data-edited": "" }, editedAt ? " · edited" : ""),
    );
    this.#relative();
    $(".said", this.element).replaceChildren(sanitised(html));
    this.#counts(likes ?? 0, dislikes ?? 0);
    this.#replyCount();
    return this;
  }

  #relative() {
    const time = $(":scope > .body time", this.element);
    if (!time?.dateTime) return;
    time.textContent = ago(time.dateTime);
    time.title = moment(time.dateTime);
  }

  #counts(likes, dislikes) {
    $("[data-likes]", this.element).textContent = amount(likes);
    $("[data-dislikes]", this.element).textContent = amount(dislikes);
  }

  #replyCount() {
    let button = this.#button("replies");
    if (!this.replies) return button?.remove();
    if (!button) {
      button = h("button", { type: "button", class: "act plain", "data-do": "replies", onclick: () => this.talk.replies(this) });
      $(":scope > .body > .votes", this.element).append(button);
    }
    button.textContent = count(this.replies, "reply", "replies");
    return undefined;
  }

  addReply(delta) {
    this.replies += delta;
    this.element.dataset.replies = this.replies;
    this.#replyCount();
    this.#closeEditing();
  }

  // --- for whoever is looking

  /** Somebody else's comment: it can be voted on and answered, as far as the person's level goes. */
  offer() {
    for (const vote of ["like", "dislike"]) {
      const button = this.#button(vote);
      if (!button) return;
      const { from, open } = privilege(this.talk.person, vote);
      button.disabled = !open;
      $("small", button).textContent = open ? this.#price(button, vote) : `available from LVL ${from}`;
    }
    this.#answerable();
  }

  #answerable() {
    const reply = this.#button("reply");
    if (!reply) return;
    reply.disabled = !this.talk.box?.allowed;
    if (reply.disabled && this.talk.box?.requiredLevel) reply.title = `Available from LVL ${this.talk.box.requiredLevel}`;
  }

  #price(button, vote) {
    const { priced, costs } = button.dataset;
    const { balance, allowances } = this.talk.wallet ?? {};
    if (vote === "dislike" && costs && balance !== undefined && balance < Number(costs)) return `costs you ${costs}; you have ${amount(balance)}`;
    const likes = allowances?.find(({ activity }) => activity === "comment-liked");
    if (vote === "like" && likes && likes.used >= likes.limit) return priced.replace(/^you \+\d+, /, "nothing for you today, ");
    return priced;
  }

  /** The person's own comment: no votes, but editing while it lasts, and deleting. */
  own(comment) {
    this.mine = comment;
    for (const vote of ["like", "dislike"]) {
      const button = this.#button(vote);
      if (!button) continue;
      button.disabled = true;
      $("small", button).textContent = "your own comment";
    }
    this.#answerable();
    this.#settled(comment.settlement);
    if (comment.settlement?.status === "PENDING") this.#follow();
    else if (comment.settlement?.status !== "REFUSED") this.#tools();
  }

  #settled(settlement) {
    const status = settlement?.status;
    this.element.classList.toggle("unsettled", status === "PENDING" || status === "REFUSED");
    const votes = $(":scope > .body > .votes", this.element);
    votes.hidden = status === "PENDING" || status === "REFUSED";
    if (status === "PENDING") {
      outcome(this.#place, "wait", `Your comment is ${WAITING}. Until its tribute is paid, you alone see it.`, "Nothing gets lost if you leave this page.");
    } else if (status === "REFUSED") {
      const { text, next } = refusalWords(this.mine.problem);
      outcome(this.#place, "bad", `Not published, and seen by you alone. ${text}`, next);
      const again = h("button", { type: "button", class: "act tiny" }, "Try again");
      again.addEventListener("click", () => busy(again, () => this.#again()));
      const drop = h("button", { type: "button", class: "act tiny" }, "Discard");
      drop.addEventListener("click", () => busy(drop, () => this.#delete()));
      this.#place.append(h("p", { class: "row" }, again, drop));
    } else {
      this.#place.replaceChildren();
    }
  }

  async #follow() {
    try {
      const now = await until(() => get(`/api/comments/${this.id}`), ({ settlement }) => settlement?.status !== "PENDING");
      if (!now) return;
      this.fill(now);
      this.own(now);
      if (now.settlement?.status !== "REFUSED") this.talk.changed(1);
      await refreshBalance();
    } catch (problem) {
      this.#refused(problem);
    }
  }

  async #again() {
    try {
      const sent = await this.talk.send({ body: this.#source(), parentId: this.mine.parentId, avatarId: this.mine.avatar?.id });
      await remove(`/api/comments/${this.id}`).catch(() => {}); // the refused one is of no use any more
      this.fill(sent);
      this.own(sent);
    } catch (problem) {
      this.#refused(problem);
    }
  }

  #source() {
    return this.mine.body ?? $(".said", this.element).innerText;
  }

  #tools() {
    $(":scope > .body > .tools", this.element)?.remove();
    const end = new Date(this.mine.editableUntil ?? 0);
    const left = () => (end - Date.now()) / 1000;
    const tools = h("p", { class: "row tools" });
    const drop = h("button", { type: "button", class: "link soft" }, "Delete");
    drop.addEventListener("click", () => this.#askToDelete());
    if (left() > 0) {
      const edit = h("button", { type: "button", class: "link soft" });
      edit.addEventListener("click", () => this.#edit());
      const tick = () => {
        if (left() <= 0) return this.#closeEditing();
        edit.textContent = `Edit (${clock(left())} left)`;
        return undefined;
      };
      tick();
      this.editTimer = setInterval(tick, 1000);
      this.editButton = edit;
      tools.append(edit);
    }
    tools.append(drop);
    this.#append(tools);
  }

  #closeEditing() {
    clearInterval(this.editTimer);
    this.editButton?.remove();
  }

  #edit() {
    const said = $(".said", this.element);
    const text = h("textarea", { rows: 4, maxlength: 5000, "aria-label": "Your comment" });
    text.value = this.#source();
    const save = h("button", { type: "submit", class: "act go tiny" }, "Save");
    const cancel = h("button", { type: "button", class: "act tiny" }, "Cancel");
    const form = h("form", { class: "reply-form" }, text, h("p", { class: "row" }, save, cancel));
    const close = () => {
      form.remove();
      said.hidden = false;
    };
    cancel.addEventListener("click", close);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      busy(save, async () => {
        try {
          const now = await put(`/api/comments/${this.id}`, { body: text.value });
          this.mine = { ...this.mine, ...now, body: text.value };
          this.fill({ ...now, replies: this.replies });
          close();
        } catch (problem) {
          this.#refused(problem);
          if (problem.name === "edit-window-closed") {
            this.#closeEditing();
            close();
          }
        }
      });
    });
    said.hidden = true;
    said.after(form);
    text.focus();
  }

  #askToDelete() {
    const dialog = h(
      "dialog",
      {},
      h("h2", {}, "Delete this comment?"),
      h("p", {}, "What it cost and brought stays as it is: deleting refunds nothing. ", this.replies ? "It has replies, so a note that it was deleted stays in its place." : ""),
      h("form", { method: "dialog", class: "row" }, h("button", { class: "act danger", value: "delete" }, "Delete"), h("button", { class: "act", value: "" }, "Keep it")),
    );
    document.body.append(dialog);
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (dialog.returnValue === "delete") this.#delete();
    });
    dialog.showModal();
  }

  async #delete() {
    try {
      await exchange("DELETE", `/api/comments/${this.id}`);
      const counted = this.mine?.settlement?.status !== "REFUSED" && this.mine?.settlement?.status !== "PENDING";
      if (counted) this.talk.changed(-1);
      if (this.replies) this.tombstone();
      else this.element.remove();
    } catch (problem) {
      this.#refused(problem);
    }
  }

  tombstone() {
    this.element.classList.add("gone");
    const face = $(".face", this.element);
    face.src = this.talk.neutralFace;
    face.alt = "";
    const replies = this.#button("replies");
    $(":scope > .body", this.element).replaceChildren(h("p", {}, "This comment was deleted."), replies ? h("p", { class: "votes" }, replies) : "");
  }

  // --- votes

  /** A vote that was given before. */
  voted({ value, settlement }) {
    this.#voted(value, settlement);
    if (settlement?.status === "PENDING") this.#followVote();
  }

  async #do(what) {
    if (what === "reply") return this.talk.reply(this);
    if (what === "replies") return this.talk.replies(this);
    try {
      const vote = await put(`/api/comments/${this.id}/vote`, { value: what.toUpperCase() });
      this.#counts(vote.likes, vote.dislikes);
      this.voted(vote);
      if (vote.settlement?.status !== "PENDING") await refreshBalance();
    } catch (problem) {
      this.#refused(problem);
      if (problem.status === 410) this.tombstone();
    }
    return undefined;
  }

  async #followVote() {
    try {
      const vote = await until(() => get(`/api/comments/${this.id}/vote`), ({ settlement }) => settlement?.status !== "PENDING");
      if (!vote) return;
      this.#counts(vote.likes, vote.dislikes);
      this.#voted(vote.value, vote.settlement);
      await refreshBalance();
    } catch (problem) {
      this.#refused(problem);
    }
  }

  #voted(value, settlement) {
    const status = settlement?.status;
    if (status === "REFUSED") {
      this.offer();
      outcome(this.#place, "bad", `Your ${value.toLowerCase()} was not taken: the ledger refused it when it came back. Nothing was charged.`, "You can try again.");
      return;
    }
    const other = value === "LIKE" ? "dislike" : "like";
    const chosen = this.#button(value.toLowerCase());
    for (const button of [chosen, this.#button(other)]) if (button) button.disabled = true;
    if (this.#button(other)) $("small", this.#button(other)).textContent = "a vote is final";
    chosen?.classList.add("chosen");
    const said = chosen && $("small", chosen);
    if (!said) return;
    this.#place.replaceChildren();
    if (status === "PENDING") said.textContent = `${DONE[value]}; ${WAITING}`;
    else if (settlement?.twei) said.textContent = `${DONE[value]}: ${settlement.twei > 0 ? "+" : ""}${twei(settlement.twei)}`;
    else said.textContent = DONE[value];
    if (status === "UNPAID" && settlement.reason) outcome(this.#place, "", `Your ${value.toLowerCase()} counts and pays you nothing: ${voteReason(settlement.reason)}.`);
  }

  #refused(problem) {
    const { text, next } = problem.words;
    outcome(this.#place, "bad", text, next);
  }
}
