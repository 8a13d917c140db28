package io.earnest.gateway.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a person signs in: passkeys, recovery codes and time-based codes.
 *
 * @param codesLeft recovery codes that are left
 * @param codesMadeAt null where there never were any
 * @param totpSince null where no code is asked for
 * @param passkeys the oldest first
 * @param passwordNeeded whether the forms ask for the password
 * @param done what was just done, in a sentence
 * @param refusal why something was not done
 */
public record AccessPage(
        Frame frame,
        int codesLeft,
        @Nullable Instant codesMadeAt,
        @Nullable Instant totpSince,
        List<Passkey> passkeys,
        boolean passwordNeeded,
        @Nullable String done,
        @Nullable String refusal) {
    private static final int FEW = 3;

    public boolean fewCodes() {
        return codesMadeAt != null && codesLeft <= FEW;
    }

    public String date(Instant at) {
        return Words.day(at);
    }

    /** One of the person's passkeys. */
    public record Passkey(
            String id,
            String name,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {}

    /** Ten codes, shown once. */
    public record Codes(Frame frame, List<String> codes) {
        public String joined() {
            return String.join(" ", codes);
        }
    }

    /** A secret for an authenticator app, and what was wrong with the code of it. */
    public record Totp(
            Frame frame,
            String secret,
            String handle,
            QrCode qr,
            @Nullable String refusal) {
        /** In fours, as one types it. */
        public String spaced() {
            return secret.replaceAll("(.{4})(?!$)", "$1 ");
        }
    }
}
