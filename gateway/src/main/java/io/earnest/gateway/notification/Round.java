package io.earnest.gateway.notification;

import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.gateway.call.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Several services asked the same at once, none waited for past a common deadline.
 *
 * @param given what came, by service
 * @param unavailable services that did not answer in time, or not to this token
 * @param forbidden services for which the person lacks the role
 */
record Round<T>(Map<String, T> given, List<String> unavailable, List<String> forbidden) {
    private static final int FORBIDDEN = 403;

    static <S, T> Round<T> ask(Remote remote, Map<String, S> services, Duration atMost, Function<S, T> call) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Map<String, Future<T>> asked = new LinkedHashMap<>();
        services.forEach((name, service) ->
                asked.put(name, Calls.begin(() -> remote.once(Services.peer(name), () -> call.apply(service)))));
        Round<T> round = new Round<>(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        asked.forEach((name, answer) -> round.await(name, answer, deadline));
        return round;
    }

    private void await(String name, Future<T> asked, long deadline) {
        try {
            given.put(name, asked.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RemoteRefused refused && refused.status() == FORBIDDEN) {
                forbidden.add(name);
            } else if (e.getCause() instanceof RemoteRefused || e.getCause() instanceof RemoteUnavailable) {
                unavailable.add(name);
            } else {
                throw new IllegalStateException("asking " + name + " failed", e.getCause());
            }
        } catch (TimeoutException e) {
            asked.cancel(true);
            unavailable.add(name);
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            unavailable.add(name);
        }
    }
}
