// Passkeys as the server speaks of them: bytes in base64url, both ways.

/** Whether this browser can have any for this page. An address that is a number has none. */
export const passkeysHere = () => Boolean(window.PublicKeyCredential) && isSecureContext && !/^[\d.[:\]]+$/.test(location.hostname);

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

/** Makes a passkey as the options say; gives what the server needs of it. */
export async function create(options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: options.excludeCredentials.map((known) => ({ ...known, id: bytes(known.id) })),
  };
  const { response } = await navigator.credentials.create({ publicKey });
  return { clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject) };
}

/** Has a passkey of this site sign the challenge. */
export async function sign(options) {
  const { rawId, response } = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge) } });
  return {
    id: text(rawId),
    clientDataJSON: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    userHandle: text(response.userHandle),
  };
}

/** What a person is told where the browser gave none: {text, next}. */
export function refusal({ name }) {
  if (name === "InvalidStateError") return { text: "This device has a passkey of your account already.", next: null };
  return { text: "Your device gave no passkey: it was cancelled, took too long, or has none for this site.", next: "Nothing has changed; try again, or go on with the password." };
}
