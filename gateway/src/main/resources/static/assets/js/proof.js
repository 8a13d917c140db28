// Proofs of reports and entries: files that anybody can verify, at /verify or without this site.
import { $, h, outcome } from "./dom.js";
import { download } from "./api.js";

const TRIES = 4;
const BETWEEN_MILLIS = 3000;

/** Asks again for a few seconds: the newest entries wait for the ledger's next checkpoint. */
async function save(address, name) {
  for (let tried = 1; ; tried++) {
    try {
      return await download(address, { accept: "application/json", name });
    } catch (problem) {
      if (problem.name !== "not-in-a-checkpoint-yet" || tried === TRIES) throw problem;
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MILLIS));
    }
  }
}

/** A link that saves the proof of what has this address in the API. */
export function proofLink(address, name, words = "Proof") {
  const link = h("a", { href: `${address}/proof`, download: name }, words);
  link.addEventListener("click", async (click) => {
    click.preventDefault();
    if (link.getAttribute("aria-busy")) return;
    link.setAttribute("aria-busy", "true");
    try {
      await save(`${address}/proof`, name);
    } catch (problem) {
      if (!problem.words) throw problem;
      const { text, next } = problem.words;
      outcome($("[data-outcome]"), "bad", text, next);
    } finally {
      link.removeAttribute("aria-busy");
    }
  });
  return link;
}
