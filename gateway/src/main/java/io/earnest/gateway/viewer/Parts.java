package io.earnest.gateway.viewer;

import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.gateway.call.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Asks for the parts of one answer at the same time, each on a virtual thread, and waits for none of them past a common
 * deadline. What comes too late is cancelled.
 */
final class Parts {
    /** Refusals that say nothing about the part: the token or the moment did not suit the service. */
    private static final Set<Integer> SAY_NOTHING = Set.of(401, 408, 429);

    private final long deadline;
    private final List<String> unavailable = new ArrayList<>();

    Parts(Duration atMost) {
        this.deadline = System.nanoTime() + atMost.toNanos();
    }

    /** Begins to ask. */
    <T> Future<T> ask(Supplier<T> call) {
        return Calls.begin(call);
    }

    /** The part, once it is there; one of which nothing is known is noted under its name. */
    <T> Part<T> await(String name, Future<T> asked) {
        try {
            return new Part.Present<>(asked.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RemoteRefused refused) {
                if (SAY_NOTHING.contains(refused.status())) {
                    unavailable.add(name);
                }
                return new Part.Absent<>(refused.status());
            }
            if (!(e.getCause() instanceof RemoteUnavailable)) {
                throw new IllegalStateException("asking for " + name + " failed", e.getCause());
            }
        } catch (TimeoutException e) {
            asked.cancel(true);
        } catch (CancellationException e) {
            // Given up before, under the name of another part that comes with the same answer.
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
        }
        unavailable.add(name);
        return new Part.Down<>();
    }

    List<String> unavailable() {
        return List.copyOf(unavailable);
    }
}
