// The tariff: what was, is and will be in force, and the booking of a next version with what it changes.
import { $, $$, busy, h, outcome } from "./dom.js";
import { get, newKey, post } from "./api.js";
import { clearErrors, showErrors } from "./forms.js";
import { amount, day } from "./words.js";

/** All numbers of a tariff by where they stand: prices.minus, limits.paidReadings.0.readings. */
function numbers(tariff, at = "") {
  return Object.entries(tariff).flatMap(([name, value]) => {
    const path = at ? `${at}.${name}` : name;
    if (typeof value === "number") return path === "version" ? [] : [[path, value]];
    return value && typeof value === "object" ? numbers(value, path) : [];
  });
}

/** The same tariff with other numbers. */
function changed(tariff, values, at = "") {
  if (typeof tariff === "number") return values.get(at) ?? tariff;
  if (Array.isArray(tariff)) return tariff.map((value, i) => changed(value, values, at ? `${at}.${i}` : String(i)));
  if (!tariff || typeof tariff !== "object") return tariff;
  return Object.fromEntries(Object.entries(tariff).map(([name, value]) => [name, changed(value, values, at ? `${at}.${name}` : name)]));
}

function label(path) {
  const words = path.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/\.(\d+)/g, (_, n) => ` ${Number(n) + 1}`).replaceAll(".", ": ").toLowerCase();
  return words[0].toUpperCase() + words.slice(1);
}

function differences(before, after) {
  const old = new Map(numbers(before));
  return numbers(after).filter(([path, value]) => old.get(path) !== value).map(([path, value]) => ({ path, before: old.get(path), after: value }));
}

function table(changes) {
  const row = ({ path, before, after }) => h("tr", {}, h("td", {}, label(path)), h("td", { class: "amount" }, before === undefined ? "\u2013" : amount(before)), h("td", { class: "amount" }, amount(after)));
  return h("table", { class: "sheet" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "What"), h("th", { scope: "col", class: "amount" }, "Before"), h("th", { scope: "col", class: "amount" }, "Then"))), h("tbody", {}, ...changes.map(row)));
}

export class Tariffs {
  #form = $('[data-form="tariff"]');
  #place = $("[data-outcome]", $('[data-form="tariff"]'));
  #newest = null;

  constructor() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#preview();
    });
  }

  show() {
    if (!this.#newest) this.#load();
  }

  async #load() {
    const place = $("[data-tariffs-outcome]");
    try {
      const versions = await get("/api/tariffs");
      this.#newest = versions[0].tariff;
      $("[data-tariffs]").replaceChildren(...versions.map((version, i) => item(version, versions[i + 1])));
      $("[data-tariff-fields]").replaceChildren(...numbers(this.#newest).map(([path, value]) => field(path, value)));
      $("[data-tariff-version]").textContent = `Version ${this.#newest.version + 1}`;
      this.#form.hidden = false;
      place.replaceChildren();
    } catch (problem) {
      if (!problem.words) throw problem;
      outcome(place, "bad", problem.words.text, { text: "Try again", run: () => this.#load() });
    }
  }

  #preview() {
    clearErrors(this.#form);
    const inputs = $$("[data-path]", this.#form);
    const wrong = inputs.find((input) => !/^\d{1,15}$/.test(input.value.trim()));
    if (wrong) {
      wrong.setAttribute("aria-invalid", "true");
      wrong.focus();
      return outcome(this.#place, "bad", `${label(wrong.dataset.path)}: a whole number, 0 or more.`);
    }
    const tariff = changed(this.#newest, new Map(inputs.map((input) => [input.dataset.path, Number(input.value)])));
    tariff.version = this.#newest.version + 1;
    const changes = differences(this.#newest, tariff);
    const note = this.#form.elements.note.value.trim();
    if (!changes.length) return outcome(this.#place, "", "Nothing changes: these are the numbers of the newest version.");
    if (!note) return showErrors(this.#form, { body: { errors: [{ field: "note", message: "say why: it stands in the audit" }] } }, this.#place);
    return confirm(tariff, changes, () => this.#book({ ...tariff, note }, newKey()));
  }

  async #book(tariff, key) {
    const audit = { text: "See it in the audit", href: `#audit=${encodeURIComponent(`tariff:${tariff.version}`)}` };
    try {
      const booked = await busy($("button", this.#form), () => post("/api/admin/tariffs", tariff, { key }));
      this.#form.elements.note.value = "";
      if (booked.settlement.status === "PENDING") return outcome(this.#place, "wait", "Ordered. The ledger books it as soon as it answers.", audit);
      await this.#load();
      return outcome(this.#place, "good", `Version ${tariff.version} is booked. It is in force from the next midnight UTC.`, audit);
    } catch (problem) {
      if (!problem.words) throw problem;
      const { text, next } = problem.words;
      return outcome(this.#place, "bad", text, problem.passing ? { text: "Send it again", run: () => this.#book(tariff, key) } : next);
    }
  }
}

function item({ version, from, inForce, tariff }, before) {
  const state = inForce ? "in force" : from > new Date().toISOString().slice(0, 10) ? "to come" : "past";
  const changes = before ? differences(before.tariff, tariff) : [];
  return h(
    "li",
    { "data-version": version },
    h("p", {}, h("b", {}, `Version ${version}`), h("span", { class: "soft" }, " \u00b7 from ", h("time", { datetime: from }, day(`${from}T00:00:00Z`)), ` \u00b7 ${state}`)),
    changes.length ? table(changes) : h("p", { class: "note" }, before ? "The same numbers as before." : "The first that is shown here."),
  );
}

function field(path, value) {
  const id = `tariff-${path.replaceAll(".", "-")}`;
  return h("div", { class: "field" }, h("label", { for: id }, label(path)), h("input", { id, type: "text", inputmode: "numeric", maxlength: 15, autocomplete: "off", value, "data-path": path }));
}

/** What changes, before it does; it begins on the button that changes nothing. */
function confirm(tariff, changes, run) {
  const back = document.activeElement;
  const stay = h("button", { type: "button", class: "act" }, "Book nothing");
  const go = h("button", { type: "button", class: "act danger" }, `Book version ${tariff.version}`);
  const dialog = h(
    "dialog",
    { class: "roomy", "aria-labelledby": "tariff-title" },
    h("h2", { id: "tariff-title" }, `Book version ${tariff.version} of the tariff?`),
    h("p", { class: "note" }, "It is in force from the next midnight UTC. What is booked stays; another version can follow it."),
    table(changes),
    h("p", { class: "row" }, stay, go),
  );
  stay.addEventListener("click", () => dialog.close());
  go.addEventListener("click", () => {
    dialog.close();
    run();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    back?.focus?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  stay.focus();
}
