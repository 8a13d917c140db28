// One comment's element: filled from a comment of the API, alive for the person who looks at it.
import { $, $$, busy, h, outcome, sanitised } from "./dom.js";
import { ago, amount, count, moment } from "./words.js";
import { flagging } from "./flag.js";
import { OwnComment } from "./owncomment.js";
import { Vote } from "./vote.js";

/** Characters of HTML from which on a comment is folded; the server says the same of those that it renders. */
const LONG = 1500;

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
    const reply = this.button("reply");
    reply?.addEventListener("click", () => talk.reply(this));
    this.#enliven(this.further);
    $(":scope > [data-unfold]", this.body)?.addEventListener("click", () => this.unfold());
    flagging(this);
    this.tellTime();
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

  /** The link to those replies that are not here. */
  get further() {
    return $(":scope > [data-further] > a", this.element);
  }

  /** Who said it and when, as its buttons' names end. */
  get whoAndWhen() {
    return `${this.name}, ${$("time", this.body)?.title ?? ""}`;
  }

  unfold() {
    this.said.classList.add("whole");
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
    Object.assign(this.element.dataset, { comment: id, name: this.name, replies: this.replies, parent: comment.parentId ?? "" });
    this.element.id = `c-${id}`;
    const face = $(":scope > .face", this.element);
    face.src = avatar?.imageUrl ?? this.talk.neutralFace;
    face.alt = `Avatar of ${picture}`;
    $(".name", this.body).textContent = this.name;
    $(".when", this.body).replaceChildren(
      level ? `LVL ${level} · ` : "",
      h("a", { href: this.#address, "data-permalink": "" }, h("time", { datetime: createdAt })),
      h("span", { "data-edited": "" }, editedAt ? " · edited" : ""),
    );
    this.tellTime();
    for (const who of $$("[data-who]", this.body)) who.textContent = ` ${this.whoAndWhen}`;
    this.said.replaceChildren(sanitised(html));
    this.said.classList.toggle("long", (html ?? "").length > LONG);
    this.counts(likes ?? 0, dislikes ?? 0);
    this.replyCount();
    return this;
  }

  get #address() {
    return `${this.talk.path}/comments/${this.id}#c-${this.id}`;
  }

  /** Said where a reply can't stand below what it answers any more. */
  inReplyTo(parent) {
    if ($(":scope > .in-reply", this.body)) return;
    this.body.prepend(h("p", { class: "in-reply" }, "In reply to ", h("a", { href: `#c-${parent.id}` }, parent.name || "a deleted comment")));
  }

  /** How long ago it was said: told again once the server has said what time it is. */
  tellTime() {
    const time = $("time", this.body);
    if (!time?.dateTime) return;
    time.textContent = ago(time.dateTime);
    time.title = moment(time.dateTime);
  }

  counts(likes, dislikes) {
    $("[data-likes]", this.body).textContent = amount(likes);
    $("[data-dislikes]", this.body).textContent = amount(dislikes);
  }

  #enliven(link) {
    link?.addEventListener("click", (event) => {
      event.preventDefault();
      busy(link, async () => {
        const first = await this.talk.replies(this);
        if (first) $("[data-permalink]", first.body)?.focus({ preventScroll: true }); // the link is gone
      });
    });
  }

  /** Says how many replies are not here, and leads to them: here, or on the comment's own page where no script runs. */
  replyCount() {
    const here = $$(`[data-parent="${CSS.escape(this.id)}"]`, this.talk.list).length;
    const missing = this.replies - here;
    $(":scope > [data-further]", this.element)?.remove();
    if (missing <= 0) return;
    const words = here ? count(missing, "more reply", "more replies") : `Continue this thread: ${count(missing, "reply", "replies")}`;
    const link = h("a", { href: this.#address, "data-do": "replies" }, words, h("span", { class: "hear" }, ` to ${this.whoAndWhen}`));
    this.#enliven(link);
    this.element.append(h("p", { class: "further", "data-further": "" }, link));
  }

  addReply() {
    this.replies += 1;
    this.element.dataset.replies = this.replies;
    this.replyCount();
    this.own?.closeEditing();
  }

  tombstone() {
    this.element.classList.add("gone");
    const face = $(":scope > .face", this.element);
    face.src = this.talk.neutralFace;
    face.alt = "";
    this.body.replaceChildren(h("p", {}, "This comment was deleted."));
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
