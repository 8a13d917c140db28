// The "Read-to-Earn opportunity" panel: starts the reading, sends its heartbeats, and says how it stands.
//
// The server alone counts. Between two beats the ring runs on by this page's clock, never past what the next beat can
// credit, so that it moves evenly and does not have to be taken back.
import { $, h, nextStep } from "./dom.js";
import { get, newKey, post, until } from "./api.js";
import { amount, clock, moment, readingReason, signInAddress, twei, WAITING } from "./words.js";
import { refreshBalance } from "./session.js";

const CIRCUMFERENCE = 2 * Math.PI * 36;
const IDLE_AFTER = 3 * 60_000;
const SCROLL_NEEDED = 0.6;
const INPUTS = ["pointerdown", "pointermove", "keydown", "scroll", "wheel", "touchstart"];

export class Reading {
  #article;
  #required;
  #reading = null;
  #state;
  #allowances;
  #beatAt = 0; // when the last beat was answered; 0 while no time runs
  #lastInput = Date.now();
  #scroll = 0;
  #timer = 0;
  #idle = false;
  #settled = false;
  #starting = false;
  #channel = "BroadcastChannel" in window ? new BroadcastChannel("earnest.reading") : null;
  #onVerified;

  constructor(articleElement, onVerified) {
    this.#article = articleElement.dataset.article;
    this.#required = Number(articleElement.dataset.required);
    this.#onVerified = onVerified;
  }

  /** @param state the viewer's reading as the server composes it; null where article-service did not say */
  begin(state, { own, allowances }) {
    this.#state = state;
    this.#allowances = allowances ?? [];
    if (!state) return this.#why("The reading panel can\u2019t reach its service at the moment. Reading on is fine; it will not be counted.", "Load the page again in a minute.");
    if (state.requiredSeconds) this.#required = state.requiredSeconds;
    if (state.state === "VERIFIED") {
      this.#verified(state);
      if (state.settlement?.status === "PENDING") this.#follow();
      return undefined;
    }
    if (own) {
      this.#ring(0);
      return this.#why(readingReason("own-article"));
    }
    this.#listen();
    this.#explain();
    this.#startWhenSeen();
    return undefined;
  }

  // --- the reading itself

  #startWhenSeen() {
    if (document.hidden) return; // an article opened in the background must not end the one that is being read
    this.#start();
  }

  async #start() {
    if (this.#reading || this.#starting || this.#settled) return;
    this.#starting = true;
    try {
      const reading = await post(`/api/articles/${this.#article}/readings`, {}, { key: newKey() });
      if (reading.state === "VERIFIED") return this.#settle(reading);
      this.#take(reading);
      this.#schedule();
    } catch (problem) {
      this.#trouble(problem, () => this.#start());
    } finally {
      this.#starting = false;
    }
  }

  #take(reading) {
    this.#reading = reading;
    this.#required = reading.requiredSeconds;
    this.#scroll = Math.max(this.#scroll, reading.scroll ?? 0);
    this.#beatAt = document.hidden || this.#idle ? 0 : Date.now();
    this.#ring(reading.creditedSeconds);
    this.#explain();
  }

  #listen() {
    for (const input of INPUTS) addEventListener(input, () => this.#input(), { passive: true });
    addEventListener("scroll", () => this.#scrolled(), { passive: true });
    addEventListener("resize", () => this.#scrolled(), { passive: true });
    document.addEventListener("visibilitychange", () => this.#visibility());
    addEventListener("pagehide", () => this.#reading && !this.#settled && !document.hidden && this.#beat({ visible: false }));
    this.#channel?.addEventListener("message", ({ data }) => {
      if (data.article === this.#article && !this.#settled) this.#settle(data.reading);
    });
    this.#scrolled();
    setInterval(() => this.#tick(), 1000);
  }

  #input() {
    this.#lastInput = Date.now();
    if (!this.#idle) return;
    this.#idle = false;
    if (this.#reading && !this.#settled) this.#beat();
  }

  #scrolled() {
    const box = $("[data-text]").getBoundingClientRect();
    const seen = box.height <= 0 ? 1 : (innerHeight - box.top) / box.height;
    const before = this.#scroll;
    this.#scroll = Math.max(before, Math.min(1, Math.max(0, seen)));
    const crossed = before < SCROLL_NEEDED && this.#scroll >= SCROLL_NEEDED;
    if (crossed && this.#reading && !this.#settled) {
      this.#explain();
      if (this.#estimate() >= this.#required) this.#beat();
    }
  }

  #visibility() {
    if (this.#settled) return;
    if (document.hidden) {
      if (this.#reading) this.#beat({ visible: false });
    } else if (this.#reading) {
      this.#lastInput = Date.now();
      this.#idle = false;
      this.#beat();
    } else {
      this.#start();
    }
  }

  #tick() {
    if (this.#settled || !this.#reading || document.hidden) return;
    if (!this.#idle && Date.now() - this.#lastInput > IDLE_AFTER) {
      this.#idle = true;
      this.#beat({ active: false });
      return;
    }
    this.#ring(this.#estimate());
  }

  #estimate() {
    if (!this.#reading) return 0;
    const running = this.#beatAt ? (Date.now() - this.#beatAt) / 1000 : 0;
    const most = this.#reading.heartbeatSeconds ?? 15;
    return Math.min(this.#required, this.#reading.creditedSeconds + Math.min(running, most));
  }

  /** The next beat: after the usual pause, or right when the required time is reached. */
  #schedule() {
    clearTimeout(this.#timer);
    if (this.#settled || document.hidden || this.#idle) return;
    const pause = this.#reading.heartbeatSeconds ?? 15;
    const missing = this.#required - this.#reading.creditedSeconds;
    const wait = missing > 0 && missing < pause ? missing + 0.4 : pause;
    this.#timer = setTimeout(() => this.#beat(), wait * 1000);
  }

  async #beat({ visible = !document.hidden, active = !this.#idle } = {}) {
    clearTimeout(this.#timer);
    const last = !visible || !active;
    if (last) this.#beatAt = 0;
    if (last && visible) this.#explain();
    try {
      const reading = await post(
        `/api/readings/${this.#reading.id}/heartbeats`,
        { visible, active, scroll: Math.round(this.#scroll * 1000) / 1000 },
        { keepalive: !visible },
      );
      if (this.#settled) return;
      if (reading.state === "VERIFIED") return this.#settle(reading);
      if (reading.state === "ENDED") return this.#ended();
      this.#reading = reading;
      if (!last) this.#beatAt = Date.now();
      this.#ring(reading.creditedSeconds);
      this.#explain();
      this.#schedule();
    } catch (problem) {
      if (!visible) return;
      if (problem.name === "reading-ended" || problem.status === 404) return this.#ended();
      this.#beatAt = 0;
      this.#trouble(problem, () => this.#beat());
      if (problem.passing) this.#timer = setTimeout(() => this.#beat(), 15_000);
    }
  }

  #ended() {
    clearTimeout(this.#timer);
    this.#reading = null;
    this.#beatAt = 0;
    this.#ring(0);
    this.#why("You began to read another article, and one reads one at a time. Reading this one starts from the beginning when you say so.", {
      text: "Read this one now",
      run: () => this.#start(),
    });
  }

  async #settle(reading) {
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#channel?.postMessage({ article: this.#article, reading });
    this.#verified(reading);
    this.#onVerified();
    if (reading.settlement?.status === "PENDING") return this.#follow();
    await refreshBalance();
    return undefined;
  }

  /** Asks how the payment ended until the ledger has answered. */
  async #follow() {
    const state = await until(() => get(`/api/articles/${this.#article}/reading`), ({ settlement }) => settlement?.status !== "PENDING").catch(() => null);
    if (state) this.#verified(state);
    await refreshBalance();
  }

  // --- what the panel says

  /** A verified reading: from a beat (its settlement) or from the composed state (what was earned and when). */
  #verified({ settlement, earned, reason }) {
    this.#settled = true;
    this.#ring(this.#required, true);
    if (settlement?.status === "PENDING") {
      this.#earned(WAITING, "–");
      this.#why("Read. The ledger does not answer at the moment; the payment is booked as soon as it is back.", "You can leave this page: nothing gets lost.");
      return;
    }
    const paid = earned?.twei ?? (settlement?.status === "PAID" ? settlement.twei : 0);
    if (paid > 0) {
      this.#earned(twei(paid), moment(earned?.at ?? Date.now()), true);
      this.#why("Read, and paid.", { text: "It is in your wallet", href: `/wallet?articleId=${this.#article}` });
      return;
    }
    this.#earned("None", "–");
    this.#why(`Read. ${readingReason(reason ?? settlement?.reason)}`);
  }

  #explain() {
    if (this.#settled) return;
    const opportunity = this.#reading?.opportunity ?? this.#state?.opportunity;
    const worth = opportunity?.twei ?? 0;
    if (this.#idle) return this.#why("Paused: nothing has moved here for three minutes.", "It goes on as soon as you scroll or press a key.");
    const timeIsFull = this.#reading && this.#reading.creditedSeconds >= this.#required;
    const seen = Math.floor(this.#scroll * 100);
    if (timeIsFull && this.#scroll < SCROLL_NEEDED) {
      return this.#why(`The time is full. You have seen ${seen} % of the article; at 60 % the reading counts${worth ? ` and brings ${twei(worth)}` : ""}.`);
    }
    const task = `when you have read for ${clock(this.#required)} and seen 60 % of it.`;
    if (!opportunity) return this.#why("The ledger can\u2019t say at the moment what this brings.", "The reading counts all the same, and is paid when the ledger is back.");
    if (worth > 0) return this.#why(`${twei(worth)} ${task} ${this.#used()}`);
    return this.#why(`Nothing to earn here now. ${readingReason(opportunity?.reason)}`);
  }

  #used() {
    const readings = this.#allowances.find(({ activity }) => activity === "article-read");
    return readings ? `${amount(readings.used)} of ${amount(readings.limit)} paid readings used today.` : "";
  }

  #trouble(problem, again) {
    const { text } = problem.words;
    if (problem.status === 401) return this.#why("You are signed out, so the time does not count.", { text: "Sign in", href: signInAddress() });
    if (problem.status === 410) return this.#why("This article has been deleted.");
    return this.#why(text, problem.passing ? "Reading goes on counting as soon as it is back." : { text: "Try again", run: again });
  }

  #earned(text, date, gain = false) {
    const value = $("[data-earned]");
    value.textContent = text;
    value.classList.toggle("gain", gain);
    $("[data-earned-at]").textContent = date;
  }

  #ring(seconds, done = false) {
    const part = done ? 1 : Math.min(1, this.#required ? seconds / this.#required : 0);
    const fill = $("[data-ring-fill]");
    fill.setAttribute("visibility", part > 0.004 ? "visible" : "hidden");
    fill.setAttribute("stroke-dasharray", `${(part * CIRCUMFERENCE).toFixed(1)} ${CIRCUMFERENCE.toFixed(1)}`);
    $("[data-ring]").classList.toggle("done", done);
    $("[data-ring-time]").textContent = done ? "Read" : clock(seconds);
    $("[data-ring-of]").textContent = done ? clock(this.#required) : `of ${clock(this.#required)}`;
    $("[data-ring-picture]").setAttribute("aria-label", done ? "Read" : `${clock(seconds)} of ${clock(this.#required)} read`);
    const thread = $("[data-thread]");
    thread.value = done ? 0 : part;
  }

  #why(text, next = null) {
    const place = $("[data-why]");
    const said = h("p", {}, text);
    if (next) said.append(" ", nextStep(next));
    if (place.textContent.trim() === said.textContent.trim()) return; // the same again would only be read aloud twice
    place.replaceChildren(said);
  }
}

/** For a visitor who is not signed in the page already says all there is to say. */
export function stranger() {
  $("[data-ring-picture]").setAttribute("aria-label", "Your reading is counted when you are signed in");
}
