package io.earnest.gateway.standing;

/** Where somebody with a token that verifies stands. */
enum Standing {
    GOOD,
    SUSPENDED,
    /** The session was ended, or the account deleted. */
    ENDED,
    /** profile-service does not say, and nothing is known against them: people who are signed in go on. */
    UNKNOWN
}
