package io.earnest.gateway.session;

/** Knows of sessions that were ended elsewhere: at another replica, by another device, with their account. */
@FunctionalInterface
public interface SessionEnds {
    /**
     * Whether the session has ended, as of this moment; false where nobody can tell.
     *
     * @param profile the id of the profile whose session it is
     * @param session the session's id
     */
    boolean hasEnded(String profile, String session);
}
