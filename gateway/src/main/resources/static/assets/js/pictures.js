// Pictures for the text: chosen, dropped or pasted, sent one after the other, and put where the cursor stands with what they show.
import { $, h, outcome } from "./dom.js";
import { upload } from "./api.js";

const MOST_BYTES = 5 * 1024 * 1024;
/** Larger ones are made smaller before they are sent: no page shows more, and a phone's line is slow. */
const PLENTY_BYTES = 1_000_000;
const MOST_WIDTH = 2400;
const MOST_HEIGHT = 4800;
const MOST_AT_ONCE = 10;
const TAKEN = ["image/png", "image/jpeg", "image/gif"];
const MUTE = /!\[\s*\]\(\s*<?\/pictures\//g;

/** How many pictures of a text say nothing to who can't see them. */
export const withoutWords = (text) => (text.match(MUTE) ?? []).length;

export class Pictures {
  #field;
  #toolbar;
  #place;
  #last = Promise.resolve();

  constructor(desk, field, toolbar) {
    this.#field = field;
    this.#toolbar = toolbar;
    this.#place = $("[data-uploads]", desk);
    const chooser = $("[data-picture-files]", desk);
    $("[data-picture]", desk).addEventListener("click", () => chooser.click());
    chooser.addEventListener("change", () => {
      this.#add([...chooser.files]);
      chooser.value = "";
    });
    field.addEventListener("paste", (event) => this.#taken(event, event.clipboardData));
    field.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    });
    field.addEventListener("drop", (event) => this.#taken(event, event.dataTransfer));
  }

  /** Text that comes with a picture, as from a word processor, is meant as text. */
  #taken(event, data) {
    const files = [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
    if (!files.length || (event.type === "paste" && data.types.includes("text/plain"))) return;
    event.preventDefault();
    this.#add(files);
  }

  #add(files) {
    this.#place.replaceChildren();
    if (files.length > MOST_AT_ONCE) outcome(this.#place, "bad", `The first ${MOST_AT_ONCE} pictures are taken.`, "Add the others afterwards.");
    for (const file of files.slice(0, MOST_AT_ONCE)) this.#last = this.#last.then(() => this.#one(file));
  }

  async #one(file) {
    const bar = h("progress", { max: 1, value: 0, "aria-label": `${file.name} on its way` });
    const row = h("p", { class: "note" }, file.name, bar);
    this.#place.append(row);
    try {
      const sent = await prepared(file);
      const { path } = await upload("/api/pictures", sent, (share) => (bar.value = share));
      row.remove();
      const words = await shows(path, file.name);
      this.#toolbar.insertBlock(`![${words.replace(/\s+/g, " ").trim().replace(/[[\]\\]/g, "\\$&")}](${path})`);
    } catch (problem) {
      row.remove();
      const { text, next } = problem.words ?? { text: "Something went wrong.", next: "Add it again." };
      const place = h("div");
      this.#place.append(place);
      outcome(place, "bad", `${file.name}: ${text}`, next);
    }
  }
}

/** What is sent of a file: itself, or a smaller copy of what the browser can show and the server does not read. */
async function prepared(file) {
  const fits = TAKEN.includes(file.type);
  if (fits && file.size <= PLENTY_BYTES) return file;
  let image;
  try {
    if (file.type === "image/svg+xml") throw new Error("a document");
    image = await createImageBitmap(file);
  } catch {
    if (fits && file.size <= MOST_BYTES) return file;
    throw refusal("This can\u2019t be read as a picture.", "Save it as PNG or JPEG, then add it again.");
  }
  const scale = Math.min(1, MOST_WIDTH / image.width, MOST_HEIGHT / image.height);
  const canvas = h("canvas", { width: Math.max(1, Math.round(image.width * scale)), height: Math.max(1, Math.round(image.height * scale)) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const as = (type) => new Promise((resolve) => canvas.toBlob(resolve, type, 0.92));
  const clear = file.type !== "image/jpeg" && (await as("image/png"));
  const copy = clear && clear.size <= MOST_BYTES ? clear : await as("image/jpeg");
  if (fits && file.size <= MOST_BYTES && file.size <= (copy?.size ?? Infinity)) return file;
  if (!copy || copy.size > MOST_BYTES) throw refusal("This picture is larger than 5 MB.", "Make it smaller, then add it again.");
  return copy;
}

function refusal(text, next) {
  return Object.assign(new Error(text), { words: { text, next } });
}

/** Asks what a picture shows. Escape means that it is said later. */
function shows(path, name) {
  const field = h("input", { type: "text", id: "picture-words", dir: "auto", maxlength: 400, autocomplete: "off", "aria-describedby": "picture-hint" });
  const dialog = h(
    "dialog",
    { class: "roomy", "aria-labelledby": "picture-title" },
    h("h2", { id: "picture-title" }, "What does the picture show?"),
    h("p", { class: "shown" }, h("img", { src: path, alt: name })),
    h(
      "form",
      { method: "dialog" },
      h("div", { class: "field" }, h("label", { for: "picture-words" }, "In a sentence"), field, h("p", { class: "hint", id: "picture-hint" }, "Whoever can\u2019t see it hears this instead.")),
      h("p", { class: "row" }, h("button", { class: "act go", value: "put" }, "Put it into the text"), h("button", { class: "act", value: "later" }, "Say it later")),
    ),
  );
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "put" ? field.value : "");
    });
    dialog.showModal();
    field.focus();
  });
}
