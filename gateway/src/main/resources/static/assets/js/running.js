// Which article this browser is reading at the moment: one reads one at a time, and opening another would end it.
const KEPT = "earnest.reading";
/** A reading that nothing was heard of for so long is not one that somebody means to go on with. */
const FRESH_MILLIS = 30 * 60_000;

/** Seconds that nobody misses need no question. */
const WORTH_ASKING = 3;

/** What may have been read since the last note, where a page had no time to say so: it is left while the next one opens. */
const PAUSE_SECONDS = 15;

/** @param reading {article, title, path, credited, required, left}, in seconds; left where the page is not looked at any more */
export function runs(reading) {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ ...reading, at: Date.now() }));
  } catch {
    // without storage nobody is asked
  }
}

export function ended(article) {
  try {
    if (read()?.article === article) localStorage.removeItem(KEPT);
  } catch {
    // there was nothing
  }
}

/** The reading of another article that would be lost; null where there is none that has begun to count. */
export function otherThan(article) {
  const running = read();
  if (!running || running.article === article || Date.now() - running.at > FRESH_MILLIS) return null;
  const since = running.left ? 0 : Math.min(PAUSE_SECONDS, (Date.now() - running.at) / 1000);
  const credited = Math.floor(Math.min(running.required, running.credited + since));
  return credited >= WORTH_ASKING ? { ...running, credited } : null;
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEPT));
  } catch {
    return null;
  }
}
