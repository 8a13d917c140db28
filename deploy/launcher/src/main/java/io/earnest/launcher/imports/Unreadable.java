package io.earnest.launcher.imports;

/** A text that can't become an article as it stands; the message says why, and what to do. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
        super(reason);
    }

    /** The first line of what another reader said: the rest shows the place in a way that fits no line. */
    static Unreadable because(String what, Exception e) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new Unreadable(what + " can't be read: " + reason);
    }
}
