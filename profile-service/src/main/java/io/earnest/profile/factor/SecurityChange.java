package io.earnest.profile.factor;

/**
 * Somebody changed how their account is signed in to; the audit keeps it.
 *
 * @param action such as {@code recovery-codes-made}
 */
public record SecurityChange(String profile, String action) {}
