// Signing in and up.
import { $, busy, h, outcome } from "./dom.js";
import { get, post } from "./api.js";
import { adopt } from "./session.js";
import { clearErrors, nextAddress, showErrors } from "./forms.js";
import { passkeysHere, refusal, sign } from "./passkey.js";

const form = $("[data-sign]");
const place = $("[data-outcome]", form);
const up = form.dataset.sign === "up";

async function signIn(handle, password) {
  await post("/api/sessions", { handle, password }, { anonymous: true });
  adopt(await get("/api/me"));
}

/** Handles that this form has signed up, or may have: no answer came. */
let made = "";
let perhapsMade = "";

async function signUp(handle, password) {
  if (made === handle) return; // only signing in failed the last time
  const displayName = form.elements.displayName.value.trim();
  try {
    await post("/api/profiles", displayName ? { handle, password, displayName } : { handle, password }, { anonymous: true });
  } catch (problem) {
    // Most likely it is taken by the try whose answer was lost: whether the password fits tells.
    if (problem.name === "handle-taken" && perhapsMade === handle) return;
    perhapsMade = problem.passing ? handle : perhapsMade;
    throw problem;
  }
  made = handle;
}

/** The page that asks for it is the server's, with or without this script. */
function askForCode(token) {
  const next = nextAddress(form.elements.next.value, "");
  const fields = { token, next: next && new URL(next, location.href).href.slice(location.origin.length) };
  const onward = h("form", { method: "post", action: "/sign-in/code", hidden: true }, ...Object.entries(fields).map(([name, value]) => h("input", { name, value })));
  document.body.append(onward);
  onward.submit();
}

async function signInByPasskey() {
  clearErrors(form);
  try {
    await post("/api/sessions/passkey", await sign(await post("/api/sessions/passkey/options", undefined, { anonymous: true })), { anonymous: true });
    adopt(await get("/api/me"));
    location.assign(nextAddress(form.elements.next.value, "/"));
  } catch (problem) {
    if (problem.words) return showErrors(form, problem, place);
    if (!(problem instanceof DOMException)) throw problem;
    const { text, next } = refusal(problem);
    return outcome(place, "bad", text, next);
  }
  return undefined;
}

const byPasskey = $("[data-passkey]");
if (byPasskey) {
  byPasskey.hidden = !passkeysHere();
  const button = $("button", byPasskey);
  button.addEventListener("click", () => busy(button, signInByPasskey));
}

async function submit() {
  clearErrors(form);
  const handle = form.elements.handle.value.trim();
  const password = form.elements.password.value;
  if (!handle || !password) {
    const errors = [];
    if (!handle) errors.push({ field: "handle", message: "Please fill this in" });
    if (!password) errors.push({ field: "password", message: "Please fill this in" });
    showErrors(form, { body: { errors } }, place);
    return;
  }
  try {
    if (up) await signUp(handle, password);
    await signIn(handle, password);
    location.assign(nextAddress(form.elements.next.value, up ? "/levels?welcome" : "/"));
  } catch (problem) {
    if (!problem.words) throw problem;
    if (problem.name === "second-factor-needed") return askForCode(problem.body.token);
    showErrors(form, problem.name === "handle-taken" ? { body: { errors: [{ field: "handle", message: problem.words.text }] } } : problem, place);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  busy($("button:not([type])", form), submit);
});
