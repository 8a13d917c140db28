// "Comment-to-Earn": the threads that the server has rendered, enlivened; sorting, more of them, and replies on demand.
import { $, $$, busy, toast } from "./dom.js";
import { get, newKey, post } from "./api.js";
import { count } from "./words.js";
import { privilege, refreshBalance } from "./session.js";
import { CommentItem } from "./comment.js";
import { CommentBox } from "./commentbox.js";
import { keptFor, KeptText } from "./kepttext.js";
import { News } from "./news.js";
import { itemOf, seatOf } from "./seat.js";

const MOST_ASKED = 100;
const MOST_UNSEEN = 10;

export class Comments {
  article;
  neutralFace;
  person = null;
  box = null;
  wallet = null;
  list = $("[data-comments]");
  #justSaid = $("[data-just-said]");
  #ownIds = new Set();
  #mine = new Map();
  #votes = new Map();
  #form;

  constructor(articleElement) {
    this.article = articleElement.dataset.article;
    this.path = `/articles/${articleElement.dataset.slug}`;
    this.branch = this.list.dataset.branch;
    this.neutralFace = this.list.dataset.neutralFace;
    this.#form = new CommentBox(this);
    for (const element of $$("[data-comment]", articleElement)) new CommentItem(element, this);
    this.#sorting();
    this.#paging();
    this.#findNamed();
    addEventListener("hashchange", () => this.#findNamed());
    if (!this.branch) this.news = new News(this);
  }

  get #items() {
    return $$("#talk [data-comment]").map((element) => element.item).filter(Boolean);
  }

  /** A link to a comment that does not stand on this page leads to the comment's own. */
  #findNamed() {
    const id = /^#c-([\w-]+)$/.exec(location.hash)?.[1];
    if (!id) return;
    const shown = itemOf(id);
    if (shown) shown.said?.classList.add("whole");
    else if (id !== this.branch) location.replace(`${this.path}/comments/${id}#c-${id}`);
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
    this.#sayWhatOpens();
    for (const item of this.#items) {
      item.tellTime();
      this.#personal(item);
    }
    this.#reopen();
    if (this.#ownIds.size) this.#own([...this.#ownIds]).catch((problem) => toast(problem.words?.text ?? "Your own comments could not be loaded."));
  }

  /** The person's level or balance may have changed: what was closed may be open now, at another price. */
  renew(person, wallet, box = this.box) {
    this.person = person;
    this.wallet = wallet ?? this.wallet;
    const wasOpen = this.box?.allowed;
    this.box = box;
    if (!wasOpen) this.#form.begin(box, person);
    this.#sayWhatOpens();
    for (const item of this.#items) {
      if (item.element.classList.contains("gone")) continue;
      item.answerable();
      if (!item.own && !this.#ownIds.has(item.id)) item.offer();
    }
  }

  /** The ids of the comments that the page shows, for asking how the viewer voted on them. */
  get shownIds() {
    return $$("#talk [data-comment]").map(({ dataset }) => dataset.comment).slice(0, MOST_ASKED);
  }

  /** Once above the list, not on each button: from which level on one votes. */
  #sayWhatOpens() {
    const closed = ["like", "dislike"].map((name) => [name, privilege(this.person, name)]).filter(([, { open }]) => !open);
    $("[data-votes-open]").textContent = closed.map(([name, { from }]) => `You can ${name} from LVL ${from}.`).join(" ");
  }

  /** Replies that were being written stand open again, below what they answer. */
  #reopen() {
    if (!this.person || !this.box?.allowed) return;
    for (const id of keptFor(this.person.handle, "reply")) {
      const item = itemOf(id);
      if (item && !new KeptText(this.person.handle, `reply:${id}`).value?.closed) this.reply(item, false);
    }
  }

  /** What the person has said here: with its Markdown, its time for editing, and what still waits for the ledger. */
  async #own(ids) {
    const page = await this.#page(this.list.dataset.sorted, new URLSearchParams(location.search).get("after") ?? "");
    for (const comment of [...page.items, ...(page.replies ?? [])]) if (comment.mine && !comment.deleted) this.#takeOwn(comment);
    const unseen = ids.filter((id) => !this.#mine.has(id)).slice(0, MOST_UNSEEN);
    for (const comment of await Promise.all(unseen.map((id) => get(`/api/comments/${id}`).catch(() => null)))) {
      const waits = comment && ["PENDING", "REFUSED"].includes(comment.settlement?.status);
      if (waits || itemOf(comment?.id)) this.#takeOwn(comment);
    }
  }

  #takeOwn(comment) {
    this.#mine.set(comment.id, comment);
    const shown = itemOf(comment.id);
    if (shown) return shown.take(comment);
    const first = !comment.parentId && this.list.dataset.sorted === "newest";
    return first ? this.#add(comment, (element) => this.list.prepend(element)) : this.#place(comment);
  }

  /** Puts a comment where it stands: below its parent, or among those at the top. */
  #place(comment, end = this.list) {
    const known = itemOf(comment.id);
    if (known) return known;
    const seat = seatOf(comment, end);
    if (!seat) return null;
    const item = this.#add(comment, seat.take);
    if (seat.answers) item.inReplyTo(seat.answers);
    return item;
  }

  #personal(item, comment = null) {
    if (!item || !this.person || item.element.classList.contains("gone")) return;
    const own = comment?.mine ? comment : this.#mine.get(item.id);
    if (own) item.take(own);
    else if (this.#ownIds.has(item.id)) item.closeVotes();
    else item.offer(this.#votes.get(item.id) ?? (comment?.vote ? { value: comment.vote } : null));
  }

  #add(comment, place) {
    const element = $("[data-comment-template]").content.firstElementChild.cloneNode(true);
    const item = new CommentItem(element, this).fill(comment);
    place(element);
    if (comment.deleted) item.tombstone();
    else this.#personal(item, comment);
    return item;
  }

  // --- what items and forms ask of the list

  send(comment, key = newKey()) {
    return post(`/api/articles/${this.article}/comments`, comment, { key });
  }

  /** A comment of the person's own has been accepted: it stands at once where it will stand. */
  async added(comment, parent) {
    const known = itemOf(comment.id);
    const own = { ...comment, mine: true };
    this.#mine.set(comment.id, own);
    $("[data-none]")?.remove();
    if (parent && !known) {
      await this.replies(parent); // those before it come first
      if (!itemOf(comment.id)) {
        this.#place(own);
        parent.addReply();
      }
    } else if (!known && this.list.dataset.sorted === "newest" && !this.branch) {
      this.#add(own, (element) => this.list.prepend(element));
    } else if (!known) {
      // Behind what is not loaded yet; it moves to its place when that comes.
      this.#place(own, this.#justSaid);
    }
    if (comment.settlement?.status === "PENDING") return;
    this.changed(1);
    refreshBalance();
  }

  changed(delta) {
    const place = $("[data-total]");
    this.news?.counted(delta);
    if (!place) return;
    const number = Math.max(0, Number(place.textContent.replace(/[^0-9]/g, "")) + delta);
    place.textContent = count(number, "Comment", "Comments");
  }

  /** Opens the form for a reply, or goes to the one that is open. */
  reply(item, focus = true) {
    const open = $(":scope > .reply-form:not(.edit-form)", item.body);
    const form = open ?? this.#form.replyForm(item);
    if (!open) item.body.append(form);
    if (focus) $("textarea", form).focus();
  }

  /** Loads those replies to a comment that are not here yet, a page at a time, and gives the first of them. */
  async replies(item) {
    try {
      const cursor = item.next ? `&cursor=${encodeURIComponent(item.next)}` : "";
      const page = await get(`/api/articles/${this.article}/comments?parentId=${item.id}&threads=true&limit=50${cursor}`);
      const news = [...page.items, ...page.replies].filter(({ id }) => !itemOf(id)).map((comment) => this.#place(comment));
      item.next = page.next;
      item.replies = Math.max(item.replies, page.total);
      for (const each of this.#items) each.replyCount();
      this.#reopen();
      return news[0];
    } catch (problem) {
      toast(problem.words.text);
      return null;
    }
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
          this.list.replaceChildren();
          this.#justSaid.replaceChildren();
          this.list.dataset.sorted = link.dataset.sort;
          this.#show(page);
          history.replaceState(history.state, "", `${location.pathname}?comments=${link.dataset.sort}`);
          this.news?.seen(page.total);
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
          this.#show(await this.#page(this.list.dataset.sorted, this.list.dataset.nextCursor));
        } catch (problem) {
          toast(problem.words.text);
        }
      });
    });
  }

  /** One page of what this list shows: comments with their replies, or the replies of the one that it is about. */
  #page(sort, cursor) {
    const after = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    return get(this.branch ? `/api/comments/${this.branch}/thread?${after.slice(1)}` : `/api/articles/${this.article}/comments?sort=${sort}&threads=true${after}`);
  }

  /** The newest first: what was said since the page was loaded is on top. */
  showNewest() {
    $('[data-sort="newest"]').click();
  }

  #show(page) {
    for (const comment of page.items) {
      const waiting = itemOf(comment.id)?.element;
      if (waiting?.parentElement === this.#justSaid) this.list.append(waiting);
      else this.#place(comment);
    }
    for (const comment of page.replies ?? []) this.#place(comment);
    for (const item of this.#items) item.replyCount();
    this.list.dataset.nextCursor = page.next ?? "";
    const more = $("[data-more]");
    if (more) more.hidden = !page.next;
    this.#reopen();
  }
}
