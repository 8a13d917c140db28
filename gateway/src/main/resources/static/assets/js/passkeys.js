// Adding a passkey to the account.
import { $, busy, outcome } from "./dom.js";
import { post } from "./api.js";
import { clearErrors, showErrors } from "./forms.js";
import { create, passkeysHere, refusal } from "./passkey.js";

const form = $('[data-form="passkey"]');
const place = $("[data-outcome]", form);
form.hidden = !passkeysHere();
$("[data-no-passkeys]").hidden = passkeysHere();

async function add() {
  clearErrors(form);
  const name = form.elements.name.value.trim();
  const password = form.elements.password?.value;
  if (!name) return showErrors(form, { body: { errors: [{ field: "name", message: "must not be empty" }] } }, place);
  try {
    const options = await post("/api/me/passkeys/options", password ? { password } : {});
    outcome(place, "wait", "Your device asks you now\u2026");
    await post("/api/me/passkeys", { name, ...(await create(options)) });
    return location.assign("/settings/access?done=passkey");
  } catch (problem) {
    if (problem.words) return showErrors(form, problem, place);
    if (!(problem instanceof DOMException)) throw problem;
    const { text, next } = refusal(problem);
    return outcome(place, "bad", text, next);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  busy($("button", form), add);
});
