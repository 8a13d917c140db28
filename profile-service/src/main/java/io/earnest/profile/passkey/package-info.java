/** Passkeys (WebAuthn): what an authenticator has signed, checked by webauthn4j. */
@NullMarked
package io.earnest.profile.passkey;

import org.jspecify.annotations.NullMarked;
