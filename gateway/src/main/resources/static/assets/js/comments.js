// "Comment-to-Earn": the list that the server has rendered, enlivened; sorting, more of it, and replies on demand.
import { $, $$, busy, h, toast } from "./dom.js";
import { get, newKey, post } from "./api.js";
import { count } from "./words.js";
import { refreshBalance } from "./session.js";
import { CommentItem } from "./comment.js";
import { CommentBox } from "./commentbox.js";

const MOST_ASKED = 100;
const MOST_UNSEEN = 10;

export class Comments {
  article;
  neutralFace;
  person = null;
  box = null;
  wallet = null;
  #list = $("[data-comments]");
  #ownIds = new Set();
  #mine = new Map();
  #votes = new Map();
  #form;

  constructor(articleElement) {
    this.article = articleElement.dataset.article;
    this.neutralFace = this.#list.dataset.neutralFace;
    this.#form = new CommentBox(this);
    for (const element of this.#list.children) new CommentItem(element, this);
    this.#sorting();
    this.#paging();
  }

  stranger(signIn) {
    this.#form.stranger(signIn);
  }

  /** @param composed {mine, votes} of the viewer, or null while comment-service is down */
  begin({ person, composed, box, wallet }) {
    this.person = person;
    this.box = box;
    this.wallet = wallet;
    for (const vote of composed?.votes ?? []) this.#votes.set(vote.commentId, vote);
    this.#ownIds = new Set(composed?.mine);
    this.#form.begin(box, person);
    for (const element of this.#list.children) this.#personal(element.item);
    if (this.#ownIds.size) this.#own([...this.#ownIds]).catch((problem) => toast(problem.words?.text ?? "Your own comments could not be loaded."));
  }

  /** The person's level or balance may have changed: what was closed may be open now, at another price. */
  renew(person, wallet, box = this.box) {
    this.person = person;
    this.wallet = wallet ?? this.wallet;
    const wasOpen = this.box?.allowed;
    this.box = box;
    if (!wasOpen) this.#form.begin(box, person);
    for (const { item } of $$("[data-comment]:not(.gone)", this.#list)) {
      item.answerable();
      if (!item.own && !this.#ownIds.has(item.id)) item.offer();
    }
  }

  /** The ids of the comments that the page shows, for asking how the viewer voted on them. */
  get shownIds() {
    return $$("[data-comment]", this.#list).map(({ dataset }) => dataset.comment).slice(0, MOST_ASKED);
  }

  /** What the person has said here: with its Markdown, its time for editing, and what still waits for the ledger. */
  async #own(ids) {
    const page = await this.#page(this.#list.dataset.sorted, new URLSearchParams(location.search).get("after") ?? "");
    for (const comment of page.items) if (comment.mine && !comment.deleted) this.#takeOwn(comment);
    const unseen = ids.filter((id) => !this.#mine.has(id)).slice(0, MOST_UNSEEN);
    for (const comment of await Promise.all(unseen.map((id) => get(`/api/comments/${id}`).catch(() => null)))) {
      const waits = comment && ["PENDING", "REFUSED"].includes(comment.settlement?.status);
      if (waits || document.getElementById(`c-${comment?.id}`)) this.#takeOwn(comment);
    }
  }

  #takeOwn(comment) {
    this.#mine.set(comment.id, comment);
    const shown = document.getElementById(`c-${comment.id}`);
    if (shown) return shown.item.take(comment);
    const parent = comment.parentId && document.getElementById(`c-${comment.parentId}`)?.item;
    return this.#add(comment, parent ? this.#repliesOf(parent) : this.#list, !parent && this.#list.dataset.sorted === "newest");
  }

  #personal(item, comment = null) {
    if (!item || !this.person || item.element.classList.contains("gone")) return;
    const own = comment?.mine ? comment : this.#mine.get(item.id);
    if (own) item.take(own);
    else if (this.#ownIds.has(item.id)) item.closeVotes();
    else item.offer(this.#votes.get(item.id) ?? (comment?.vote ? { value: comment.vote } : null));
  }

  #add(comment, list, first = false) {
    const element = $("[data-comment-template]").content.firstElementChild.cloneNode(true);
    const item = new CommentItem(element, this).fill(comment);
    if (first) list.prepend(element);
    else list.append(element);
    if (comment.deleted) item.tombstone();
    else this.#personal(item, comment);
    return item;
  }

  // --- what items and forms ask of the list

  send(comment, key = newKey()) {
    return post(`/api/articles/${this.article}/comments`, comment, { key });
  }

  /** A comment of the person's own has been accepted. */
  added(comment, parent) {
    const own = { ...comment, mine: true };
    this.#mine.set(comment.id, own);
    $("[data-none]")?.remove();
    if (parent) {
      this.#add(own, this.#repliesOf(parent));
      parent.addReply();
    } else {
      this.#add(own, this.#list, this.#list.dataset.sorted === "newest");
    }
    if (comment.settlement?.status === "PENDING") return;
    this.changed(1);
    refreshBalance();
  }

  changed(delta) {
    const place = $("[data-total]");
    const number = Math.max(0, Number(place.textContent.replace(/[^0-9]/g, "")) + delta);
    place.textContent = count(number, "Comment", "Comments");
  }

  reply(item) {
    const open = $(".reply-form", item.element);
    if (open) return open.remove();
    const form = this.#form.replyForm(item);
    $(":scope > .body", item.element).append(form);
    $("textarea", form).focus();
    return undefined;
  }

  /** Loads the replies to a comment below it, or folds them away. Replies to replies stand on the same level. */
  async replies(item) {
    const shown = $(":scope > .replies", item.element) ?? null;
    if (shown && shown.dataset.loaded) {
      shown.hidden = !shown.hidden;
      return;
    }
    try {
      let cursor = "";
      const list = this.#repliesOf(item);
      do {
        const page = await get(`/api/articles/${this.article}/comments?parentId=${item.id}&limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
        for (const comment of page.items) if (!document.getElementById(`c-${comment.id}`)) this.#add(comment, list);
        cursor = page.next ?? "";
      } while (cursor);
      list.dataset.loaded = "yes";
    } catch (problem) {
      toast(problem.words.text);
    }
  }

  #repliesOf(item) {
    const nested = item.element.closest(".replies");
    if (nested) return nested; // one level to the eye
    let list = $(":scope > .replies", item.element);
    if (!list) {
      list = h("ol", { class: "replies" });
      item.element.append(list);
    }
    list.hidden = false;
    return list;
  }

  // --- order and more

  #sorting() {
    for (const link of $$("[data-sort]")) {
      link.addEventListener("click", async (event) => {
        event.preventDefault();
        try {
          const page = await this.#page(link.dataset.sort, "");
          for (const each of $$("[data-sort]")) each.removeAttribute("aria-current");
          link.setAttribute("aria-current", "true");
          this.#list.replaceChildren();
          this.#list.dataset.sorted = link.dataset.sort;
          this.#show(page);
          history.replaceState(history.state, "", `${location.pathname}?comments=${link.dataset.sort}`);
        } catch (problem) {
          toast(problem.words.text);
        }
      });
    }
  }

  #paging() {
    const more = $("[data-more] a");
    more?.addEventListener("click", (event) => {
      event.preventDefault();
      busy(more, async () => {
        try {
          this.#show(await this.#page(this.#list.dataset.sorted, this.#list.dataset.nextCursor));
        } catch (problem) {
          toast(problem.words.text);
        }
      });
    });
  }

  #page(sort, cursor) {
    return get(`/api/articles/${this.article}/comments?sort=${sort}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
  }

  #show(page) {
    for (const comment of page.items) if (!document.getElementById(`c-${comment.id}`)) this.#add(comment, this.#list);
    this.#list.dataset.nextCursor = page.next ?? "";
    const more = $("[data-more]");
    if (more) more.hidden = !page.next;
  }
}
