package io.earnest.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/**
 * People who have begun to read, each an article of their own, and need but one more beat: reading takes its 15 seconds,
 * but many can read at the same time.
 */
final class Readers {
    /** What a short article requires, and a little. */
    private static final Duration TO_READ = Duration.ofMillis(15_200);
    /** Less than an access token's ten minutes. */
    private static final Duration TOKEN_IS_GOOD = Duration.ofMinutes(7);

    private final int atATime;
    private final Deque<Begun> ready = new ArrayDeque<>();
    private Instant begunAt = Instant.EPOCH;

    /** @param atATime how many begin together whenever none is left */
    Readers(int atATime) {
        this.atATime = atATime;
    }

    /** Somebody's reading. */
    record Begun(Person reader, String article, String reading) {
        /** The beat of an attentive reader who has seen nearly all. */
        Answer beat() {
            return reader.post(
                    "/api/readings/" + reading + "/heartbeats",
                    Json.of("visible", true, "active", true, "scroll", 0.9));
        }
    }

    /** One who has read for long enough by now. */
    Begun next(Cast cast) {
        if (ready.isEmpty()) {
            ready.addAll(Repertoire.together(Collections.nCopies(atATime, () -> begun(cast))));
            begunAt = Instant.now();
        }
        Begun next = ready.removeFirst();
        await("the reading takes its time").atMost(Duration.ofMinutes(1)).until(() -> age().compareTo(TO_READ) > 0);
        if (age().compareTo(TOKEN_IS_GOOD) > 0) {
            Cast.signedIn(next.reader());
        }
        return next;
    }

    private Duration age() {
        return Duration.between(begunAt, Instant.now());
    }

    private static Begun begun(Cast cast) {
        Person reader = cast.at(5, "reader");
        String article = cast.article();
        Answer start =
                reader.post("/api/articles/" + article + "/readings", "{}").is(201);
        return new Begun(reader, article, start.at("/id"));
    }
}
