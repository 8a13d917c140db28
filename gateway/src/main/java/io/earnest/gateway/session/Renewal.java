package io.earnest.gateway.session;

/** How the exchange of a refresh token went. */
sealed interface Renewal {
    /** New tokens; the one given is used up. */
    record Renewed(Tokens tokens) implements Renewal {}

    /** The token is none, has ended or was revoked: the session is over. */
    record Refused() implements Renewal {}

    /** Nobody could say: the session may well be good. */
    record Unavailable() implements Renewal {}
}
