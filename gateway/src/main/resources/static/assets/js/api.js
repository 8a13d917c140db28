// The one way to the HTTP API: problems become errors with words, a token that has run out is renewed once, and a
// creation carries a key, so that sending it again creates nothing twice.
import { clockSays, problemWords } from "./words.js";

/** An answer that is no success. `name` is the problem's type without its folder, or "offline" where none came. */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.title ?? `HTTP ${status}`);
    this.status = status;
    this.body = body ?? {};
    this.name = String(body?.type ?? "").split("/").pop() || nameOf(status);
  }

  /** {text, next}: what to tell a person, and what they can do now. */
  get words() {
    return problemWords(this);
  }

  /** Whether sending the same again may help: nothing is known of the outcome, or the service was away. */
  get passing() {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

function nameOf(status) {
  return (
    { 0: "offline", 401: "signed-out", 403: "forbidden", 404: "not-found", 410: "deleted", 429: "too-many-requests", 502: "unavailable", 503: "unavailable", 504: "unavailable" }[status] ?? "error"
  );
}

/** A fresh idempotency key. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function send(method, path, { body, key, version, keepalive, signal, accept = "application/json" }) {
  const headers = { Accept: `${accept}, application/problem+json` };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (key) headers["Idempotency-Key"] = key;
  if (version) headers["If-Match"] = version;
  try {
    const response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: "same-origin",
      cache: method === "GET" ? "no-cache" : undefined,
      keepalive,
      signal,
    });
    clockSays(response.headers.get("Date"));
    return response;
  } catch (cause) {
    if (cause.name === "AbortError") throw cause;
    throw new Problem(0, { title: "No answer" });
  }
}

let renewal = null;

/** Renews the session's token; several callers at once share one renewal. */
export function renew() {
  renewal ??= send("POST", "/api/sessions/refresh", { body: {} })
    .then((response) => response.ok)
    .catch(() => false)
    .finally(() => setTimeout(() => (renewal = null), 1000));
  return renewal;
}

const endListeners = [];
export const onSessionEnd = (listener) => endListeners.push(listener);

/** The answer with its headers. Throws a Problem unless it is a success. */
export async function exchange(method, path, options = {}) {
  let response = await send(method, path, options);
  if (response.status === 401 && !options.anonymous) {
    if (await renew()) response = await send(method, path, options);
    if (response.status === 401) endListeners.forEach((listener) => listener());
  }
  const text = response.status === 204 ? "" : await response.text().catch(() => "");
  let body = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    // not ours: some proxy's page; the status says enough
  }
  if (!response.ok) throw new Problem(response.status, body);
  return { status: response.status, body, version: response.headers.get("ETag"), location: response.headers.get("Location") };
}

/** A piece of a page that the server has drawn, as HTML of its own templates. Throws a Problem if it can't be had. */
export async function piece(path) {
  let response = await send("GET", path, { accept: "text/html" });
  if (response.status === 401 && (await renew())) response = await send("GET", path, { accept: "text/html" });
  if (!response.ok) throw new Problem(response.status, null);
  return response.text();
}

/**
 * Fetches a file and hands it to the browser to keep. Throws a Problem if it can't be had, or breaks off on its way.
 * @param onBytes hears how many bytes have come
 */
export async function download(path, { accept, name, onBytes }) {
  let response = await send("GET", path, { accept });
  if (response.status === 401 && (await renew())) response = await send("GET", path, { accept });
  if (!response.ok) throw new Problem(response.status, await response.json().catch(() => null));
  const chunks = [];
  let bytes = 0;
  try {
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value);
      bytes += part.value.length;
      onBytes?.(bytes);
    }
  } catch {
    throw new Problem(0, { title: "It broke off" });
  }
  const address = URL.createObjectURL(new Blob(chunks, { type: accept }));
  const link = document.createElement("a");
  link.href = address;
  link.download = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition"))?.[1] ?? name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return bytes;
}

const bodyOf = (answer) => answer.then(({ body }) => body);

export const get = (path, options) => bodyOf(exchange("GET", path, options));
export const post = (path, body, options = {}) => bodyOf(exchange("POST", path, { ...options, body }));
export const put = (path, body, options = {}) => bodyOf(exchange("PUT", path, { ...options, body }));
export const patch = (path, body, options = {}) => bodyOf(exchange("PATCH", path, { ...options, body }));
export const remove = (path, options = {}) => bodyOf(exchange("DELETE", path, options));

/**
 * Asks gently, less and less often, until done(answer) is true. Waits while the page is hidden.
 * Gives the last answer, or null when it has asked for half an hour in vain.
 */
export async function until(ask, done) {
  const end = Date.now() + 30 * 60_000;
  for (let wait = 2000; Date.now() < end; wait = Math.min(wait * 1.5, 20_000)) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (document.hidden) continue;
    try {
      const answer = await ask();
      if (done(answer)) return answer;
    } catch (problem) {
      if (!(problem instanceof Problem) || !problem.passing) throw problem;
    }
  }
  return null;
}
