// The moderators' page: which parts of it there are is decided by the person's roles, which the services ask anew anyway.
import { $, $$, outcome } from "./dom.js";
import { required } from "./session.js";
import { Queue } from "./queue.js";
import { Appeals } from "./appeals.js";
import { Audit } from "./audit.js";
import { Entries } from "./reversal.js";
import { Suspension } from "./suspension.js";
import { Roles } from "./roles.js";
import { Grants } from "./grants.js";
import { Tariffs } from "./tariffs.js";

const place = $("[data-load-outcome]");

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // typed by hand
  }
}

function open(person) {
  const operator = person.roles.includes("operator");
  if (!operator && !person.roles.includes("moderator")) {
    outcome(place, "", "This page is for moderators and operators. To flag a comment, press Flag below it.", { text: "To the articles", href: "/" });
    return;
  }
  place.replaceChildren();
  const parts = { queue: new Queue(operator), appeals: new Appeals() };
  if (operator) Object.assign(parts, { audit: new Audit(), suspension: new Suspension(), entries: new Entries(), roles: new Roles(), grants: new Grants(), tariffs: new Tariffs() });
  for (const link of $$("[data-part]")) link.hidden = !parts[link.dataset.part];
  $("[data-parts]").hidden = false;
  const show = () => {
    const [named, argument] = location.hash.slice(1).split("=");
    const name = parts[named] ? named : "queue";
    for (const panel of $$("[data-panel]")) panel.hidden = panel.dataset.panel !== name;
    for (const link of $$("[data-part]")) {
      if (link.dataset.part === name) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    parts[name].show(argument ? decoded(argument) : "");
  };
  addEventListener("hashchange", show);
  show();
}

required()
  .then(open)
  .catch((problem) => {
    if (!problem.words) throw problem;
    const { text, next } = problem.words;
    outcome(place, "bad", text, next);
  });
