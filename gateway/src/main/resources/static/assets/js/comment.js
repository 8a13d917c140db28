// One comment's element: filled from a comment of the API, alive for the person who looks at it.
import { $, busy, h, outcome, sanitised } from "./dom.js";
import { ago, amount, count, moment } from "./words.js";
import { flagging } from "./flag.js";
import { OwnComment } from "./owncomment.js";
import { Vote } from "./vote.js";

export class CommentItem {
  own = null;
  #vote;

  /**
   * @param element the list item, rendered by the server or cloned from its template
   * @param talk the list that it stands in
   */
  constructor(element, talk) {
    this.element = element;
    this.talk = talk;
    this.id = element.dataset.comment;
    this.name = element.dataset.name ?? "";
    this.replies = Number(element.dataset.replies ?? 0);
    element.item = this;
    this.#vote = new Vote(this);
    for (const name of ["reply", "replies"]) {
      const button = this.button(name);
      if (button) button.addEventListener("click", () => busy(button, () => talk[name](this)));
    }
    const replies = this.button("replies");
    if (replies) replies.disabled = false;
    flagging(this);
    this.#relativeTime();
  }

  // --- its parts; a comment's element holds its replies' elements too, so each part is looked for in its own body

  get body() {
    return $(":scope > .body", this.element);
  }

  get said() {
    return $(":scope > .said", this.body);
  }

  button(name) {
    return $(`:scope > .votes > [data-do="${name}"]`, this.body);
  }

  /** Where the comment says what happened. */
  get place() {
    const there = $(":scope > [data-outcome]", this.body);
    if (there) return there;
    const place = h("div", { "data-outcome": "", role: "status" });
    this.body.append(place);
    return place;
  }

  refused(problem) {
    const { text, next } = problem.words;
    outcome(this.place, "bad", text, next);
  }

  // --- what it shows

  fill(comment) {
    const { id, avatar, speaker, level, html, createdAt, editedAt, likes, dislikes, replies } = comment;
    const picture = avatar?.name ?? "Anonymous";
    this.id = id;
    this.name = speaker > 1 ? `${picture} ${speaker}` : picture;
    this.replies = replies ?? 0;
    Object.assign(this.element.dataset, { comment: id, name: this.name, replies: this.replies });
    this.element.id = `c-${id}`;
    const face = $(":scope > .face", this.element);
    face.src = avatar?.imageUrl ?? this.talk.neutralFace;
    face.alt = `Avatar of ${picture}`;
    $(".name", this.body).textContent = this.name;
    $(".when", this.body).replaceChildren(
      level ? `LVL ${level} · ` : "",
      h("a", { href: `#c-${id}` }, h("time", { datetime: createdAt })),
      h("span", { "data-edited": "" }, editedAt ? " · edited" : ""),
    );
    this.#relativeTime();
    this.said.replaceChildren(sanitised(html));
    this.counts(likes ?? 0, dislikes ?? 0);
    this.#replyCount();
    return this;
  }

  #relativeTime() {
    const time = $("time", this.body);
    if (!time?.dateTime) return;
    time.textContent = ago(time.dateTime);
    time.title = moment(time.dateTime);
  }

  counts(likes, dislikes) {
    $("[data-likes]", this.body).textContent = amount(likes);
    $("[data-dislikes]", this.body).textContent = amount(dislikes);
  }

  #replyCount() {
    let button = this.button("replies");
    if (!this.replies) return button?.remove();
    if (!button) {
      button = h("button", { type: "button", class: "act plain", "data-do": "replies", onclick: () => this.talk.replies(this) });
      $(":scope > .votes", this.body).insertBefore(button, this.button("flag"));
    }
    button.textContent = count(this.replies, "reply", "replies");
    return undefined;
  }

  addReply() {
    this.replies += 1;
    this.element.dataset.replies = this.replies;
    this.#replyCount();
    this.own?.closeEditing();
  }

  tombstone() {
    this.element.classList.add("gone");
    const face = $(":scope > .face", this.element);
    face.src = this.talk.neutralFace;
    face.alt = "";
    const replies = this.button("replies");
    this.body.replaceChildren(h("p", {}, "This comment was deleted."), replies ? h("p", { class: "votes" }, replies) : "");
  }

  // --- for whoever is looking

  /** Somebody else's comment: it can be voted on and answered, as far as the person's level goes. */
  offer(vote) {
    this.#vote.offer();
    this.answerable();
    if (vote) this.#vote.given(vote);
  }

  /** The person's own: no votes, but editing while it lasts, and deleting. */
  take(comment) {
    this.closeVotes();
    this.answerable();
    this.own ??= new OwnComment(this);
    this.own.show(comment);
  }

  closeVotes() {
    this.#vote.close("your own comment");
    this.button("flag")?.remove();
  }

  answerable() {
    const reply = this.button("reply");
    if (!reply) return;
    const { allowed, requiredLevel } = this.talk.box ?? {};
    reply.disabled = !allowed;
    if (!allowed && requiredLevel) reply.title = `Available from LVL ${requiredLevel}`;
  }
}
