package io.earnest.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One of several processes of a service. In rotation while it is ready and nobody has told it to leave. */
final class Replica {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private static final Set<String> REFUSED = Set.of("401", "403");

    private final String name;
    private final int port;
    private final Management management;
    private final ChildProcess process;
    private volatile boolean ready;
    private volatile boolean leaving;

    Replica(String name, int port, Management management, ChildProcess process) {
        this.name = name;
        this.port = port;
        this.management = management;
        this.process = process;
    }

    int port() {
        return port;
    }

    void start() {
        process.start();
    }

    void awaitReady() {
        await(name + " is ready").atMost(START_LIMIT).until(() -> ready);
    }

    /** Asks it, as a kubelet does every few seconds. */
    void probe() {
        ready = process.alive() && management.ready();
    }

    /** Whether new connections are sent to it. */
    boolean inRotation() {
        return ready && !leaving;
    }

    /** Whether anybody's request has come to it. */
    boolean served() {
        return management.series().stream()
                .anyMatch(series -> series.name().equals("http_server_requests_seconds_count")
                        && !series.labels().getOrDefault("uri", "").startsWith("/actuator"));
    }

    /** Its own calls that a peer refused because it did not know who calls. */
    List<String> refusedCalls() {
        return management.series().stream()
                .filter(series -> series.name().equals("earnest_peer_requests_seconds_count")
                        && REFUSED.contains(series.labels().get("status")))
                .map(series -> name + " " + series.labels())
                .toList();
    }

    /** As a pod is deleted: first nothing new is sent to it, a little later it is told to end, and it has to by the limit. */
    void leave(Duration preStop, Duration grace) {
        leaving = true;
        await("nobody sends to it any more").pollDelay(preStop).until(() -> true);
        process.signal("TERM");
        process.awaitEnd(grace);
    }

    void end() {
        process.end();
    }

    @Override
    public String toString() {
        return name;
    }
}
