// What a person can set: how they appear, their comment avatar, their password, and where they are signed in.
import { $, $$, busy, h, outcome } from "./dom.js";
import { download, get, patch, piece, put, remove } from "./api.js";
import { ago, count, moment, size } from "./words.js";
import { adopt, forget, required } from "./session.js";
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
    if (!problem.words) throw problem;
    const { text, next } = problem.words;
    outcome(place, "bad", text, next);
  }
}

/** @param needed names of fields that can't stay empty: an empty password is no attempt */
function onSubmit(form, needed, action) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    busy($("button", form), async () => {
      clearErrors(form);
      const place = $("[data-outcome]", form);
      const empty = needed.filter((name) => !form.elements[name].value);
      if (empty.length) return showErrors(form, { body: { errors: empty.map((field) => ({ field, message: "must not be empty" })) } }, place);
      try {
        outcome(place, "good", await action());
      } catch (problem) {
        if (!problem.words) throw problem;
        showErrors(form, problem, place);
      }
      return undefined;
    });
  });
}

onSubmit(profile, [], async () => {
  const person = await patch("/api/me", { displayName: profile.elements.displayName.value.trim(), bio: profile.elements.bio.value.trim() });
  if (person) adopt(person);
  return "Saved.";
});

onSubmit(password, ["current", "password"], async () => {
  await put("/api/me/password", { current: password.elements.current.value, password: password.elements.password.value });
  password.reset();
  await showSessions();
  return "Your password is changed, and your other sessions have ended.";
});

async function showSessions() {
  const list = $("[data-sessions]");
  try {
    const answer = await get("/api/sessions");
    list.replaceChildren(...answer.items.map(sessionItem));
    $("[data-sessions-outcome]").replaceChildren();
  } catch (problem) {
    if (!problem.words) throw problem;
    list.replaceChildren();
    outcome($("[data-sessions-outcome]"), "bad", problem.words.text);
  }
}

function sessionItem(session) {
  const { createdAt, lastUsedAt, client, current } = session;
  const device = deviceName(client);
  const end = h("button", { type: "button", class: "act tiny", "aria-label": current ? "Sign out here" : `Sign out ${device}, since ${moment(createdAt)}` }, "Sign out");
  const item = h(
    "li",
    current ? { "aria-current": "true" } : {},
    h("div", {}, h("b", {}, device), current ? h("span", { class: "here" }, "this one") : null, h("br"), h("span", { class: "soft" }, `since ${moment(createdAt)} \u00b7 last used ${ago(lastUsedAt)}`)),
    end,
  );
  end.addEventListener("click", () =>
    busy(end, async () => {
      try {
        await remove(`/api/sessions/${current ? "current" : session.id}`);
      } catch (problem) {
        if (!problem.words) throw problem;
        // one that is not there any more has ended elsewhere, which is what was wanted
        if (problem.status !== 404) {
          const { text, next } = problem.words;
          return outcome($("[data-sessions-outcome]"), "bad", text, next);
        }
      }
      if (current) {
        forget();
        return location.assign("/");
      }
      item.remove();
      return outcome($("[data-sessions-outcome]"), "good", `${device} is signed out. It may read for some minutes more, and write nothing.`);
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

const exporting = $("[data-export]");
exporting.addEventListener("click", () =>
  busy(exporting, async () => {
    const place = $("[data-export-outcome]");
    outcome(place, "wait", "Everything is being put together\u2026");
    try {
      const bytes = await download("/api/me/export", {
        accept: "application/json",
        name: "earnest.json",
        onBytes: (come) => outcome(place, "wait", `${size(come)} have come\u2026`),
      });
      outcome(place, "good", `Your browser has the file, ${size(bytes)}.`);
    } catch (problem) {
      if (!problem.words) throw problem;
      const { text, next } = problem.words;
      outcome(place, "bad", text, next);
    }
  }),
);

const deletion = $('[data-form="deletion"]');
onSubmit(deletion, ["password"], async () => {
  await remove("/api/me", { body: { password: deletion.elements.password.value } });
  forget();
  location.assign("/");
  return "Your account is deleted.";
});

/** Whoever has few recovery codes left, or none, is asked to make some. */
async function showFactors() {
  const { recoveryCodesLeft: left, recoveryCodesMadeAt } = await get("/api/me/factors");
  $("[data-factors]").textContent = recoveryCodesMadeAt
    ? `${count(left, "recovery code is", "recovery codes are")} left.${left <= 3 ? " Make new ones while you can." : ""}`
    : "You have no recovery codes: a forgotten password could not be replaced.";
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

/** Drawn by the server, with forms of its own. */
async function showFollowed() {
  const place = $("[data-followed]");
  try {
    place.innerHTML = await piece("/settings/following");
    if (location.hash === "#following") place.closest("section").scrollIntoView();
  } catch (problem) {
    if (!problem.words) throw problem; // the link stays that leads to it
  }
}

showTheme();
required()
  .then((person) => {
    show(person);
    showFactors().catch(() => {}); // its own page says what is wrong
    return Promise.all([showSessions(), showFollowed()]);
  })
  .catch((problem) => {
    if (!problem.words) throw problem;
    const { text, next } = problem.words;
    outcome($("[data-load-outcome]"), "bad", text, next);
    $("[data-sessions]").replaceChildren();
    outcome($("[data-sessions-outcome]"), "bad", text);
  });
