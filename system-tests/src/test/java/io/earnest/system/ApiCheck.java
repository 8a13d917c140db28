package io.earnest.system;

import java.util.stream.Stream;

/** What a risk looks like from outside: sweeps a door to the system for it. */
interface ApiCheck {
    /**
     * What is wrong with a door, each in a line; found while the stream is read, and no further.
     *
     * @param url of the door
     */
    Stream<String> violations(String url);
}
