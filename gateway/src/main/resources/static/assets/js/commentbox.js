// The box below the comments: locked with the way to it, or open with its price. It also makes the forms for replies.
import { $, $$, busy, h, outcome } from "./dom.js";
import { newKey } from "./api.js";
import { previews } from "./commentpreview.js";
import { KeptText } from "./kepttext.js";
import { amount, count, twei, WAITING, levelsStep } from "./words.js";

const XP_A_DAY = 110;
const xpFor = (level) => 10 * level * (level - 1);

export class CommentBox {
  #form = $("#comment-box");
  #text = $("#comment-text");
  #talk;
  #priced;
  #kept = null; // the text in the box, and the avatar chosen here
  #keptAvatar = null;
  #chosen = null;
  #keep = () => {};

  constructor(talk) {
    this.#talk = talk;
    this.#priced = $("[data-price]", this.#form).textContent;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const button = $("button.act", this.#form);
      busy(button, () => this.#submit());
    });
    this.#text.addEventListener("input", () => this.#typed());
    for (const input of $$("input[name=avatarId]", this.#form)) input.addEventListener("change", () => this.#choose(input.value));
    previews($("[data-show-preview]", this.#form), this.#text, $("[data-preview]", this.#form));
  }

  stranger(signIn) {
    $("[data-lock-standing]", this.#form).replaceChildren(h("a", { href: signIn }, "Sign in"), " to see how far you are.");
  }

  /** @param box as the server composes it; null while a service that it needs is down */
  begin(box, person) {
    if (person) this.#bringBack(person); // whether or not it can be sent now
    if (!box) {
      $("[data-lock-title]", this.#form).textContent = "Commenting is unavailable at the moment";
      $("[data-lock-standing]", this.#form).textContent = "Load the page again in a minute.";
      return;
    }
    if (!box.allowed) return this.#locked(box, person);
    $("[data-lock]", this.#form).hidden = true;
    this.#text.disabled = false;
    $("button.act", this.#form).disabled = false;
    $("[data-show-preview]", this.#form).disabled = false;
    this.#price();
    this.#pick(box, person);
    this.#typed();
    return undefined;
  }

  /** What the person typed and chose here before. */
  #bringBack({ handle }) {
    if (this.#kept) return;
    this.#kept = new KeptText(handle, `comment:${this.#talk.article}`);
    this.#keep = this.#kept.bind(this.#text);
    this.#keptAvatar = new KeptText(handle, `avatar:${this.#talk.article}`);
    this.#chosen = this.#keptAvatar.value?.text;
    this.#keptAvatar.whenCleared(() => this.#chosen && this.#choose(this.#chosen));
  }

  #choose(avatarId) {
    this.#chosen = avatarId;
    this.#keptAvatar.value = { text: avatarId };
  }

  #locked({ reason, requiredLevel }, person) {
    const standing = $("[data-lock-standing]", this.#form);
    if (reason && reason !== "level-too-low") {
      $("[data-lock-title]", this.#form).textContent = reason === "deleted" ? "This article has been deleted" : "You can\u2019t comment here";
      standing.textContent = reason === "suspended" ? "Your profile is suspended." : "";
      $("[data-lock-progress]", this.#form).hidden = true;
      return;
    }
    const from = requiredLevel ?? 13;
    const missing = Math.max(0, xpFor(from) - person.xp);
    $("[data-lock-title]", this.#form).textContent = `Available from LVL ${from}`;
    standing.replaceChildren(`You are LVL ${person.level}, ${amount(missing)} XP away: ${count(Math.max(1, Math.ceil(missing / XP_A_DAY)), "good day", "good days")} of reading at the least. `, h("a", { href: levelsStep.href }, "How to get there"));
    const progress = $("[data-lock-progress]", this.#form);
    progress.max = xpFor(from);
    progress.value = person.xp;
  }

  #price() {
    const balance = this.#talk.wallet?.balance;
    const cost = Number($("[data-price]", this.#form).dataset.costs ?? NaN);
    $("[data-price]", this.#form).textContent = balance !== undefined && balance < cost ? `costs you ${twei(cost)}; you have ${amount(balance)}` : this.#priced;
  }

  #pick({ avatars, fixedAvatarId }, person) {
    const byId = new Map((avatars ?? person.avatars ?? []).map((avatar) => [avatar.id, avatar]));
    const preferred = fixedAvatarId ?? (byId.get(this.#chosen)?.unlocked === false ? null : this.#chosen) ?? person.avatar?.id;
    let any = false;
    for (const input of $$("input[name=avatarId]", this.#form)) {
      const avatar = byId.get(input.value);
      const has = Boolean(avatar && avatar.unlocked !== false);
      any ||= has;
      input.disabled = !has || Boolean(fixedAvatarId && input.value !== fixedAvatarId);
      input.checked = input.value === preferred;
    }
    if (!preferred) {
      const first = $("input[name=avatarId]:not([disabled])", this.#form);
      if (first) first.checked = true;
    }
    const note = $("[data-picker-note]", this.#form);
    if (fixedAvatarId) note.textContent = `You speak as ${byId.get(fixedAvatarId)?.name ?? "this one"} below this article: one keeps one\u2019s avatar within an article.`;
    else if (!any) note.textContent = "You have no avatar yet, so you speak under a neutral one.";
  }

  /** From the first comment on, the avatar stays. */
  #fix(id) {
    if (!id || id === "neutral" || this.#talk.box.fixedAvatarId) return;
    this.#talk.box.fixedAvatarId = id;
    this.#pick(this.#talk.box, this.#talk.person);
  }

  get avatarId() {
    return $("input[name=avatarId]:checked:not([disabled])", this.#form)?.value;
  }

  get avatarName() {
    const checked = $("input[name=avatarId]:checked:not([disabled])", this.#form);
    return checked ? $("span", checked.parentElement).textContent : "Anonymous";
  }

  #typed() {
    const length = [...this.#text.value].length;
    $("[data-count]", this.#form).textContent = length > 4000 ? `${amount(length)} of 5,000` : "";
  }

  async #submit() {
    await this.#say($("[data-outcome]", this.#form), this.#text, null, this.#kept, this.#keep);
    this.#typed();
    $("[data-preview]", this.#form).replaceChildren();
  }

  /**
   * Sends a text once: where no answer comes it keeps its key, so that sending it again, after a reload too, says nothing twice.
   * @param kept where the text is kept until it stands
   * @param keep keeps the text as it is in its field, with more beside it
   */
  async #say(place, text, parent, kept, keep) {
    if (!text.value.trim()) {
      outcome(place, "", "Write something first.");
      text.focus();
      return false;
    }
    const sent = text.value;
    const key = kept.value?.key ?? newKey();
    keep({ key });
    try {
      const comment = await this.#talk.send({ body: sent, avatarId: this.avatarId, parentId: parent?.id ?? null }, key);
      kept.forget();
      if (text.value === sent) text.value = "";
      else keep({ key: undefined }); // what was typed meanwhile is another comment
      this.#fix(comment.avatar?.id);
      this.#talk.added(comment, parent);
      if (comment.settlement?.status === "PENDING") outcome(place, "wait", `Your comment is ${WAITING}.`);
      else outcome(place, "good", `Your comment stands. It cost you ${twei(Math.abs(comment.settlement?.twei ?? 0))}.`);
      return !text.value;
    } catch (problem) {
      keep({ key: problem.passing ? key : undefined });
      if (problem.name === "avatar-fixed") this.#fix(problem.body.avatarId);
      const { text: words, next } = problem.words;
      outcome(place, "bad", words, next);
      return false;
    }
  }

  /** A form below a comment for answering it, with what was typed there before. Cancel puts it away and loses nothing. */
  replyForm(parent) {
    const text = h("textarea", { rows: 3, maxlength: 5000, "aria-label": `Your reply to ${parent.name}` });
    const kept = new KeptText(this.#talk.person.handle, `reply:${parent.id}`);
    const keep = kept.bind(text);
    keep({ closed: false });
    const place = h("div", { role: "status" });
    const shown = h("div", { class: "said preview-said", "aria-live": "polite" });
    const send = h("button", { class: "act go", type: "submit" }, h("span", {}, "Reply"), h("small", {}, $("[data-price]", this.#form).textContent));
    const preview = h("button", { class: "act plain tiny", type: "button" }, "Preview");
    const cancel = h("button", { class: "act plain tiny", type: "button" }, "Cancel");
    const form = h("form", { class: "reply-form" }, text, h("p", { class: "note" }, `You speak as ${this.avatarName}. `, h("a", { href: "#comment-box" }, "Your comment avatar")), shown, place, h("p", { class: "row" }, send, preview, cancel));
    previews(preview, text, shown);
    cancel.addEventListener("click", () => {
      keep({ closed: true });
      form.remove();
      parent.button("reply")?.focus();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      busy(send, async () => {
        if (await this.#say(place, text, parent, kept, keep)) form.remove();
      });
    });
    return form;
  }
}
