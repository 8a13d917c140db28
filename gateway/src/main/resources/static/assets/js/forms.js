// What forms have in common: errors beside their fields, and the way back after signing in.
import { $, $$, outcome } from "./dom.js";

/**
 * Empties the errors of a form and shows those that a problem names; what names no field stands in `place`.
 * @param focus whether to go to the first field that is wrong: not for what nobody pressed a button for
 */
export function showErrors(form, problem, place, { focus = true } = {}) {
  clearErrors(form);
  const named = (problem?.body?.errors ?? []).filter(({ field }) => $(`[data-error="${field}"]`, form));
  for (const { field, message } of named) {
    const error = $(`[data-error="${field}"]`, form);
    error.textContent = sentence(message);
    const input = form.elements[field];
    if (input) {
      input.setAttribute("aria-invalid", "true");
      describe(input, error);
    }
  }
  if (named.length) {
    if (focus) form.elements[named[0].field]?.focus();
    return;
  }
  const { text, next } = problem.words;
  outcome(place, "bad", text, next);
}

/** Whoever hears the page hears the error with the field, beside its hint. */
function describe(input, error) {
  error.id ||= `${input.id}-error`;
  const described = input.getAttribute("aria-describedby")?.split(" ") ?? [];
  if (!described.includes(error.id)) input.setAttribute("aria-describedby", [...described, error.id].join(" "));
}

export function clearErrors(form) {
  for (const error of $$("[data-error]", form)) error.textContent = "";
  for (const input of $$("[aria-invalid]", form)) input.removeAttribute("aria-invalid");
  $("[data-outcome]", form)?.replaceChildren();
}

/**
 * Where to go after signing in: only ever a page of this site. What was looked at is what is gone to, origin included: a part
 * of it, read anew, may be another address (`//evil.example` is a path, and as an address a host).
 */
export function nextAddress(next, otherwise) {
  if (!next) return otherwise;
  try {
    const address = new URL(next, location.origin);
    return address.origin === location.origin && /^\/(?![/\\]|sign-)/.test(address.pathname) ? address.href : otherwise;
  } catch {
    return otherwise;
  }
}

/** A service's message as a sentence; what a validator says in its own jargon is said as people would. */
function sentence(text) {
  const said = String(text ?? "").trim();
  const size = /^size must be between (\d+) and (\d+)$/i.exec(said);
  if (size) return Number(size[1]) > 0 ? `Please use ${size[1]} to ${size[2]} characters.` : `Please use at most ${size[2]} characters.`;
  if (/^must not be (null|blank|empty)$/i.test(said)) return "Please fill this in.";
  return said ? said[0].toUpperCase() + said.slice(1) + (/[.!?]$/.test(said) ? "" : ".") : "";
}
