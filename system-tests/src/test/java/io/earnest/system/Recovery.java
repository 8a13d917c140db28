package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** What has to be true again once every part is back. */
final class Recovery {
    /** The promise is 30 s; a machine that does much else at the same time gets twice that. */
    private static final Duration TO_DRAIN = Duration.ofSeconds(60);

    /** Caches of seconds may lie between a fact and who asks for it. */
    private static final Duration TO_BE_SEEN = Duration.ofSeconds(20);

    private final FaultSystem system;

    Recovery(FaultSystem system) {
        this.system = system;
    }

    /** Asks again, as a client does who got no answer, until the deed is acknowledged or the time is over. */
    void askAgain(Deed deed, Duration limit) {
        Instant end = Instant.now().plus(limit);
        while (!deed.isAcknowledged() && Instant.now().isBefore(end)) {
            int status = deed.ask();
            assertThat(status).as(deed.name() + ": " + deed.answer()).isNotEqualTo(500);
            if (!deed.isAcknowledged()) {
                await("a moment").pollDelay(Duration.ofMillis(500)).until(() -> true);
            }
        }
    }

    /** Nothing is owed or undecided any more; gives how long that took. */
    Duration drained() {
        Instant start = Instant.now();
        await("nothing is owed any more")
                .atMost(TO_DRAIN)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(system.store().owed()).isEmpty());
        return Duration.between(start, Instant.now());
    }

    /** Each deed is there once or not at all; what was acknowledged is there, and every Twei is somewhere. */
    void adds(List<Deed> deeds) {
        assertThat(broken(deeds)).as("deeds that did not end once").isEmpty();
    }

    /** The deeds of which that is not so, in words; the books have to add up in any case. */
    List<String> broken(List<Deed> deeds) {
        List<String> broken = new ArrayList<>();
        for (Deed deed : deeds) {
            try {
                await(deed.name())
                        .atMost(TO_BE_SEEN)
                        .pollInterval(Duration.ofMillis(300))
                        .until(() -> {
                            Deed.State state = stateOf(deed);
                            return state == Deed.State.DONE || (state == Deed.State.UNDONE && !deed.isAcknowledged());
                        });
            } catch (ConditionTimeoutException e) {
                broken.add((deed.isAcknowledged() ? "acknowledged: " : "") + deed);
            }
        }
        new World(system.url()).economyAddsUp();
        return broken;
    }

    /** A service that has just come back may still refuse to say; that is no state yet. */
    private static Deed.State stateOf(Deed deed) {
        try {
            return deed.state();
        } catch (AssertionError e) {
            return Deed.State.BROKEN;
        }
    }
}
