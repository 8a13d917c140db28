package io.earnest.gateway.session;

/** What follows when somebody has deleted their account. It is done in their name, and can't undo the deletion. */
@FunctionalInterface
public interface AccountEnd {
    /**
     * Does it, as far as it can be done now.
     *
     * @param token the person's Authorization, which services still verify
     */
    void of(String token);
}
