package io.earnest.chassis.call;

import java.util.regex.Pattern;

/**
 * A provider that is asked for one purpose. Each has a breaker and retries of its own, so that what fails for one purpose
 * says nothing about the others. Both words are constants of the code: together they are the breaker's name, and a label.
 *
 * @param provider the service's name, which problems tell
 * @param purpose what it is asked for
 */
public record Peer(String provider, String purpose) {
    private static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+)*");

    public Peer {
        if (!WORD.matcher(provider).matches() || !WORD.matcher(purpose).matches()) {
            throw new IllegalArgumentException("not the name of a peer: " + provider + ", " + purpose);
        }
    }

    /** The name of its breaker and of its retries. */
    public String name() {
        return provider + "-" + purpose;
    }
}
