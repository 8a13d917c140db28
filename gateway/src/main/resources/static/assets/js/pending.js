// What this browser sent and the ledger has not booked yet, so that the wallet can say so and see it arrive.
const KEPT = "earnest.pending";
const MOST = 20;

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

function write(list) {
  try {
    if (list.length) localStorage.setItem(KEPT, JSON.stringify(list.slice(-MOST)));
    else localStorage.removeItem(KEPT);
  } catch {
    // without storage the wallet shows it once it is booked
  }
}

const same = (a, b) => a.kind === b.kind && a.article === b.article && a.comment === b.comment;

/** @param deed {kind: "reading" | "rating" | "vote", article, comment} */
export function waits(deed) {
  write([...read().filter((other) => !same(other, deed)), { ...deed, since: Date.now() }]);
}

export function arrived(deed) {
  write(read().filter((other) => !same(other, deed)));
}

export const waiting = read;
