// What a person can set: how they appear, their comment avatar, their password, and where they are signed in.
import { $, $$, busy, h, outcome } from "./dom.js";
import { get, patch, put, remove } from "./api.js";
import { ago, moment } from "./words.js";
import { adopt, required } from "./session.js";
import { clearErrors, showErrors } from "./forms.js";

const profile = $('[data-form="profile"]');
const password = $('[data-form="password"]');

function show(person) {
  profile.elements.displayName.value = person.displayName ?? "";
  profile.elements.bio.value = person.bio ?? "";
  for (const field of profile.elements) field.disabled = false;
  $("[data-public]").href = `/profiles/${person.handle}`;
  showAvatars(person);
}

function showAvatars(person) {
  const picker = $("[data-picker]");
  picker.replaceChildren(
    ...person.avatars.map(({ id, name, imageUrl, availableFromLevel, unlocked }) => {
      const input = h("input", { type: "radio", name: "avatarId", value: id, disabled: !unlocked });
      input.checked = person.avatar?.id === id;
      input.addEventListener("change", () => choose(id, name));
      return h("label", {}, input, h("img", { src: imageUrl, alt: `Avatar of ${name}`, width: 52, height: 52 }), h("span", {}, name), unlocked ? null : h("small", {}, `LVL ${availableFromLevel}`));
    }),
  );
  const first = Math.min(...person.avatars.map(({ availableFromLevel }) => availableFromLevel));
  if (!person.avatars.some(({ unlocked }) => unlocked)) {
    outcome($("[data-avatar-outcome]"), "", `Available from LVL ${first}. You are LVL ${person.level}.`, { text: "How to get there", href: "/levels" });
  }
}

async function choose(avatarId, name) {
  const place = $("[data-avatar-outcome]");
  try {
    await patch("/api/me", { avatarId });
    outcome(place, "good", `Your next comments stand under ${name}.`);
  } catch (problem) {
    const { text, next } = problem.words;
    outcome(place, "bad", text, next);
  }
}

function onSubmit(form, action) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    busy($("button", form), async () => {
      clearErrors(form);
      const place = $("[data-outcome]", form);
      try {
        outcome(place, "good", await action());
      } catch (problem) {
        if (!problem.words) throw problem;
        showErrors(form, problem, place);
      }
    });
  });
}

onSubmit(profile, async () => {
  const person = await patch("/api/me", { displayName: profile.elements.displayName.value.trim(), bio: profile.elements.bio.value.trim() });
  if (person) adopt(person);
  return "Saved.";
});

onSubmit(password, async () => {
  await put("/api/me/password", { current: password.elements.current.value, password: password.elements.password.value });
  password.reset();
  showSessions();
  return "Your password is changed, and your other sessions have ended.";
});

async function showSessions() {
  const list = $("[data-sessions]");
  try {
    const answer = await get("/api/sessions");
    list.replaceChildren(...(answer.items ?? answer).map(sessionItem));
  } catch (problem) {
    list.replaceChildren();
    outcome($("[data-sessions-outcome]"), "bad", problem.words.text);
  }
}

function sessionItem(session) {
  const since = session.createdAt ?? session.startedAt;
  const last = session.lastUsedAt ?? session.lastSeenAt;
  const device = deviceName(session.userAgent ?? session.client ?? session.device);
  const words = [since ? `since ${moment(since)}` : null, last ? `last used ${ago(last)}` : null].filter(Boolean).join(" \u00b7 ");
  const end = h("button", { type: "button", class: "act tiny" }, "Sign out");
  const item = h("li", {}, h("div", {}, h("b", {}, session.current ? "This one" : device), h("br"), h("span", { class: "soft" }, words)), session.current ? null : end);
  end.addEventListener("click", () =>
    busy(end, async () => {
      try {
        await remove(`/api/sessions/${session.id}`);
        item.remove();
      } catch (problem) {
        outcome($("[data-sessions-outcome]"), "bad", problem.words.text);
      }
    }),
  );
  return item;
}

function deviceName(agent) {
  if (!agent) return "Another one";
  const browser = /Firefox|Edg|OPR|Chrome|Safari|curl/.exec(agent)?.[0]?.replace("Edg", "Edge").replace("OPR", "Opera");
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent)?.[0];
  return [browser, system].filter(Boolean).join(" on ") || "Another one";
}

function showTheme() {
  const chosen = document.documentElement.dataset.theme ?? "";
  for (const button of $$("[data-theme-choice]")) button.setAttribute("aria-pressed", String(button.dataset.themeChoice === chosen));
}

for (const button of $$("[data-theme-choice]")) {
  button.addEventListener("click", () => {
    const theme = button.dataset.themeChoice;
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    try {
      if (theme) localStorage.setItem("earnest.theme", theme);
      else localStorage.removeItem("earnest.theme");
    } catch {
      // it holds for this page
    }
    showTheme();
  });
}

showTheme();
required()
  .then((person) => {
    show(person);
    return showSessions();
  })
  .catch((problem) => {
    const { text, next } = problem.words;
    outcome($("[data-load-outcome]"), "bad", text, next);
  });
