// Reading: started on the server, kept going by heartbeats, until the server says that it is verified.
//
// The server alone counts. Between two beats the ring runs on by this page's clock, never past what the next beat can
// credit, so that it moves evenly and does not have to be taken back.
import { $ } from "./dom.js";
import { get, newKey, post, until } from "./api.js";
import { clock, readingReason, signInAddress } from "./words.js";
import { Moment } from "./moment.js";
import { arrived, waits } from "./pending.js";
import { ended, otherThan, runs } from "./running.js";
import { refreshBalance } from "./session.js";
import { ReadingPanel, SCROLL_NEEDED } from "./readingpanel.js";

const IDLE_AFTER = 3 * 60_000;
const USUAL_PAUSE_SECONDS = 15;
const INPUTS = ["pointerdown", "pointermove", "keydown", "scroll", "wheel", "touchstart"];

export class Reading {
  #article;
  #panel;
  #reading = null; // the running one, as the last answer told it
  #offered; // what reading brings, as the viewer's state told it
  #beatAt = 0; // when the last beat was answered; 0 while no time runs
  #lastInput = Date.now();
  #scroll = 0;
  #timer = 0;
  #idle = false;
  #settled = false;
  #starting = false;
  #onVerified;
  #moment;
  #title;
  #asks = false; // whether the person is asked before another reading ends
  #otherTabs = "BroadcastChannel" in window ? new BroadcastChannel("earnest.reading") : null;

  /** @param onVerified called when a reading is verified on this page, or in another tab of it */
  constructor(articleElement, onVerified) {
    this.#article = articleElement.dataset.article;
    this.#panel = new ReadingPanel(articleElement);
    this.#onVerified = onVerified;
    this.#moment = new Moment(articleElement);
    this.#title = $("h1", articleElement).textContent;
  }

  /** @param state the viewer's reading as the server composes it; null where article-service did not say */
  begin(state, { own, allowances, person }) {
    this.#panel.allowances = allowances;
    this.#moment.person = person;
    if (!state) {
      this.#panel.why("The reading panel can\u2019t reach its service at the moment. Reading on is fine; it will not be counted.", "Load the page again in a minute.");
      return;
    }
    this.#offered = state.opportunity;
    this.#panel.required = state.requiredSeconds ?? this.#panel.required;
    if (state.state === "VERIFIED") {
      this.#settled = true;
      this.#panel.verified(state);
      if (state.settlement?.status === "PENDING") this.#follow();
    } else if (own) {
      this.#panel.why(readingReason("own-article"));
    } else {
      this.#listen();
      this.#explain();
      // An article opened in the background must not end the one that is being read.
      if (!document.hidden) this.#startUnlessAnotherRuns(state);
    }
  }

  /** One reads one at a time: what has begun to count elsewhere is not thrown away without a question. */
  #startUnlessAnotherRuns(state) {
    const other = state?.creditedSeconds > 0 ? null : otherThan(this.#article);
    if (!other) {
      this.#start();
      return;
    }
    this.#asks = true;
    this.#panel.ask(`You are still reading “${other.title}”: ${clock(other.credited)} of ${clock(other.required)}. To read this one for a payment ends that, and its time is lost.`, [
      { text: "Read this one instead", run: () => this.#insteadOf(other) },
      { text: "Back to the other", href: other.path },
    ]);
  }

  #insteadOf(other) {
    this.#asks = false;
    ended(other.article);
    this.#start();
  }

  async #start() {
    if (this.#reading || this.#starting || this.#settled || this.#asks) return;
    this.#starting = true;
    try {
      const reading = await post(`/api/articles/${this.#article}/readings`, {}, { key: newKey() });
      if (reading.state === "VERIFIED") {
        await this.#settle(reading);
      } else {
        this.#scroll = Math.max(this.#scroll, reading.scroll ?? 0);
        this.#take(reading);
      }
    } catch (problem) {
      this.#trouble(problem, () => this.#start());
      if (problem.passing) this.#later(() => this.#start());
    } finally {
      this.#starting = false;
    }
  }

  #later(run) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, USUAL_PAUSE_SECONDS * 1000);
  }

  #take(reading) {
    this.#reading = reading;
    this.#panel.required = reading.requiredSeconds;
    this.#beatAt = document.hidden || this.#idle ? 0 : Date.now();
    this.#note();
    this.#panel.ring(reading.creditedSeconds);
    this.#explain();
    this.#schedule();
  }

  /** What would be lost if another article took this one's place. Whoever has left has said it, and no time has run since. */
  #note({ left = false } = {}) {
    if (this.#running && (this.#beatAt || !left)) runs({ article: this.#article, title: this.#title, path: location.pathname, credited: Math.floor(this.#estimate()), required: this.#panel.required, left });
  }

  get #running() {
    return this.#reading && !this.#settled;
  }

  #estimate() {
    const passed = this.#beatAt ? (Date.now() - this.#beatAt) / 1000 : 0;
    const credit = Math.min(passed, this.#reading.heartbeatSeconds ?? USUAL_PAUSE_SECONDS);
    return Math.min(this.#panel.required, this.#reading.creditedSeconds + credit);
  }

  // --- what the reader does

  #listen() {
    for (const input of INPUTS) addEventListener(input, () => this.#input(), { passive: true });
    for (const move of ["scroll", "resize"]) addEventListener(move, () => this.#scrolled(), { passive: true });
    document.addEventListener("visibilitychange", () => this.#visibility());
    addEventListener("online", () => this.#online());
    addEventListener("pagehide", () => {
      this.#note({ left: true });
      if (this.#running && !document.hidden) this.#beat({ visible: false });
    });
    this.#otherTabs?.addEventListener("message", ({ data }) => {
      if (data.article === this.#article && !this.#settled) this.#settle(data.reading);
    });
    this.#scrolled();
    setInterval(() => this.#tick(), 1000);
  }

  #input() {
    this.#lastInput = Date.now();
    if (!this.#idle) return;
    this.#idle = false;
    if (this.#running) this.#beat();
  }

  #scrolled() {
    const box = $("[data-text]").getBoundingClientRect();
    const seen = box.height <= 0 ? 1 : (innerHeight - box.top) / box.height;
    const before = this.#scroll;
    this.#scroll = Math.max(before, Math.min(1, Math.max(0, seen)));
    const enough = before < SCROLL_NEEDED && this.#scroll >= SCROLL_NEEDED;
    if (!enough || !this.#running) return;
    this.#explain();
    if (this.#estimate() >= this.#panel.required) this.#beat();
  }

  #visibility() {
    if (this.#settled) return;
    if (document.hidden) {
      this.#note({ left: true });
      if (this.#reading) this.#beat({ visible: false });
      return;
    }
    this.#lastInput = Date.now();
    this.#idle = false;
    if (this.#reading) this.#beat();
    else if (!this.#asks) this.#startUnlessAnotherRuns();
  }

  /** The line is back: at once, and not when the next try would be due. */
  #online() {
    if (this.#settled || document.hidden || this.#idle) return;
    if (this.#reading) this.#beat();
    else this.#start();
  }

  #tick() {
    if (!this.#running || document.hidden || this.#idle) return;
    if (Date.now() - this.#lastInput > IDLE_AFTER) {
      this.#idle = true;
      this.#beat({ active: false });
    } else if (this.#beatAt) {
      this.#panel.ring(this.#estimate());
    }
  }

  // --- heartbeats

  /** The next beat: after the usual pause, or right when the required time is reached. None while nobody reads. */
  #schedule() {
    clearTimeout(this.#timer);
    if (this.#settled || document.hidden || this.#idle) return;
    const pause = this.#reading.heartbeatSeconds ?? USUAL_PAUSE_SECONDS;
    const missing = this.#panel.required - this.#reading.creditedSeconds;
    const seconds = missing > 0 && missing < pause ? missing + 0.4 : pause;
    this.#timer = setTimeout(() => this.#beat(), seconds * 1000);
  }

  async #beat({ visible = !document.hidden, active = !this.#idle } = {}) {
    clearTimeout(this.#timer);
    if (!visible || !active) this.#beatAt = 0;
    if (visible && !active) this.#explain();
    const beat = { visible, active, scroll: Math.round(this.#scroll * 1000) / 1000 };
    try {
      const reading = await post(`/api/readings/${this.#reading.id}/heartbeats`, beat, { keepalive: !visible });
      if (this.#settled) return;
      if (reading.state === "VERIFIED") await this.#settle(reading);
      else if (reading.state === "ENDED") this.#ended();
      else this.#take(reading);
    } catch (problem) {
      if (!visible) return;
      if (problem.name === "reading-ended" || problem.status === 404) {
        this.#ended();
        return;
      }
      this.#beatAt = 0; // the ring stands where the server's last answer and the time until now have brought it
      this.#trouble(problem, () => this.#beat());
      if (problem.passing) this.#later(() => this.#beat());
    }
  }

  // --- how it ends

  #ended() {
    clearTimeout(this.#timer);
    ended(this.#article);
    this.#reading = null;
    this.#beatAt = 0;
    this.#panel.ring(0);
    this.#panel.why("You began to read another article, and one reads one at a time. Reading this one starts from the beginning when you say so.", {
      text: "Read this one now",
      run: () => this.#start(),
    });
  }

  async #settle(reading) {
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#otherTabs?.postMessage({ article: this.#article, reading });
    ended(this.#article);
    this.#panel.verified(reading);
    this.#onVerified();
    const shown = this.#moment.show(reading);
    if (reading.settlement?.status === "PENDING") await this.#follow();
    else await refreshBalance();
    await shown;
  }

  /** Asks how the payment ended until the ledger has answered. */
  async #follow() {
    const deed = { kind: "reading", article: this.#article };
    waits(deed);
    const ask = () => get(`/api/articles/${this.#article}/reading`);
    const state = await until(ask, ({ settlement }) => settlement?.status !== "PENDING").catch(() => null);
    if (state) {
      arrived(deed);
      this.#panel.verified(state);
      this.#moment.update(state);
    }
    await refreshBalance();
  }

  #explain() {
    if (this.#settled || this.#asks) return;
    if (this.#idle) {
      this.#panel.why("Paused: nothing has moved here for three minutes.", "It goes on as soon as you scroll or press a key.");
      return;
    }
    this.#panel.progress({
      opportunity: this.#reading ? this.#reading.opportunity : this.#offered,
      timeIsFull: Boolean(this.#reading && this.#reading.creditedSeconds >= this.#panel.required),
      scroll: this.#scroll,
    });
  }

  #trouble(problem, again) {
    const { text } = problem.words;
    if (problem.status === 401) this.#panel.why("You are signed out, so the time does not count.", { text: "Sign in", href: signInAddress() });
    else if (problem.status === 410) this.#panel.why("This article has been deleted.");
    else this.#panel.why(text, problem.passing ? "Reading goes on counting as soon as it is back." : { text: "Try again", run: again });
  }
}

/** For a visitor who is not signed in the page already says all there is to say. */
export function stranger() {
  $("[data-ring-picture]").setAttribute("aria-label", "Your reading is counted when you are signed in");
}
