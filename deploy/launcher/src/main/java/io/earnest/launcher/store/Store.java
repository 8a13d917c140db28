package io.earnest.launcher.store;

import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.ServiceName;
import io.earnest.launcher.system.Supervised;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A store that answers.
 *
 * @param uri the address of all of it, with what it takes to enter
 * @param ofServices addresses at which one service has its own database alone; none where the store has no accounts of theirs
 * @param name tells it from the other stores that the same data directory is used with, in letters that a file's name may have
 * @param description for people: which one it is, and whom it keeps out; without a password
 * @param process the launcher's own, if it runs one
 */
public record Store(
        String uri,
        Map<ServiceName, String> ofServices,
        String name,
        String description,
        Optional<Supervised> process) {
    private static final Duration TO_START = Duration.ofSeconds(60);

    public Store {
        ofServices = Map.copyOf(ofServices);
    }

    /** What a service connects to; empty for one that keeps nothing. */
    public Optional<String> uriFor(ServiceName service) {
        return ServiceName.keepers().contains(service)
                ? Optional.of(ofServices.getOrDefault(service, uri))
                : Optional.empty();
    }

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
