package io.earnest.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** One of several processes of a service. In rotation while it is ready and nobody has told it to leave. */
final class Replica {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final String name;
    private final int port;
    private final int managementPort;
    private final ChildProcess process;
    private volatile boolean ready;
    private volatile boolean leaving;

    Replica(String name, int port, int managementPort, ChildProcess process) {
        this.name = name;
        this.port = port;
        this.managementPort = managementPort;
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
        ready = process.alive() && Readiness.of(managementPort);
    }

    /** Whether new connections are sent to it. */
    boolean inRotation() {
        return ready && !leaving;
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
