// Where the person stands on the ladder of levels.
import { $, $$, h } from "./dom.js";
import { amount } from "./words.js";
import { me, probablySignedIn } from "./session.js";

const xpFor = (level) => 10 * level * (level - 1);

function show(person) {
  const welcome = new URLSearchParams(location.search).has("welcome");
  const steps = $$("[data-level]");
  for (const step of steps) step.classList.toggle("reached", Number(step.dataset.level) <= person.level);
  const nextStep = steps.find((step) => Number(step.dataset.level) > person.level);
  nextStep?.classList.add("next");
  const from = xpFor(person.level);
  const to = person.nextLevelXp ?? xpFor(person.level + 1);
  $("[data-where]").textContent = welcome ? `Welcome, ${person.displayName || person.handle}. You are LVL ${person.level}.` : `You are LVL ${person.level}`;
  const way = $("[data-way]");
  way.max = to - from;
  way.value = person.xp - from;
  const words = [`${amount(person.xp)} XP; ${amount(to - person.xp)} more to LVL ${person.level + 1}.`];
  if (nextStep && Number(nextStep.dataset.level) > person.level + 1) {
    words.push(` ${amount(Number(nextStep.dataset.xp) - person.xp)} more to LVL ${nextStep.dataset.level}, which opens something new.`);
  }
  $("[data-way-words]").replaceChildren(...words, welcome ? h("span", {}, " Your starter grant is in the ", h("a", { href: "/wallet" }, "wallet"), ". ", h("a", { href: "/" }, "Read your first article"), ". A forgotten password is replaced by ", h("a", { href: "/settings/access" }, "recovery codes"), " alone: make some now.") : "");
}

if (probablySignedIn()) {
  me()
    .then((person) => person && show(person))
    .catch((problem) => ($("[data-where]").textContent = problem.words?.text ?? ""));
}
