package io.earnest.launcher.store;

import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.Supervised;
import java.time.Duration;
import java.util.Optional;

/**
 * A store that answers.
 *
 * @param uri what the services connect to
 * @param description for people: which one it is; without a password
 * @param process the launcher's own, if it runs one
 */
public record Store(String uri, String description, Optional<Supervised> process) {
    private static final Duration TO_START = Duration.ofSeconds(60);

    /** Waits until it answers; one clear line if it does not. */
    public void awaitReady() throws InterruptedException {
        if (process.isEmpty()) {
            return;
        }
        Supervised supervised = process.get();
        if (!supervised.awaitReady(TO_START)) {
            supervised.stop(Duration.ofSeconds(5));
            throw new Refusal(
                    "The store does not start: see " + supervised.log().file());
        }
    }

    public void stop() {
        process.ifPresent(supervised -> supervised.stop(Duration.ofSeconds(20)));
    }
}
