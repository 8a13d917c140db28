package io.earnest.system;

import static org.awaitility.Awaitility.await;

import io.earnest.system.proxy.Frames;
import io.earnest.system.proxy.StoreGate;
import io.earnest.system.proxy.TcpProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The whole system as processes that a test stops, stalls and slows down one by one. It knows of them what their READMEs
 * say: jars, environment, keys. Every way between two of them, and from each service to the store, leads through a proxy.
 * One for all tests of a run.
 */
final class FaultSystem {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private static FaultSystem shared;

    private final Path folder = Path.of("target", "faults").toAbsolutePath();
    private final Mongod mongod;
    private final Map<Part, ChildProcess> processes = new EnumMap<>(Part.class);
    private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
    private final Map<Part, Integer> managementPorts = new EnumMap<>(Part.class);
    private final Map<Part, TcpProxy> ways = new EnumMap<>(Part.class);
    private final Map<Part, TcpProxy> storeWays = new EnumMap<>(Part.class);
    private final Map<Part, StoreGate> storeGates = new EnumMap<>(Part.class);

    /** The system that all tests of this run share; skips the test, and says so, where there is no real store. */
    static synchronized FaultSystem shared() {
        Optional<Path> binary = Mongod.binary();
        Assumptions.assumeTrue(
                binary.isPresent(),
                "no mongod here, so no part was made to fail: put one on the PATH, or run ./earnest up");
        if (shared == null) {
            try {
                shared = new FaultSystem(binary.get());
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return shared;
    }

    private FaultSystem(Path mongodBinary) throws IOException, GeneralSecurityException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        empty(folder);
        List<String> modules = Part.services().stream().map(Part::module).toList();
        TestKeyFiles keys = TestKeyFiles.create(folder.resolve("keys"), modules);
        mongod = new Mongod(mongodBinary, folder, freePort());
        processes.put(Part.STORE, mongod.process);
        for (Part part : Part.services()) {
            ports.put(part, freePort());
            managementPorts.put(part, freePort());
            ways.put(part, TcpProxy.to(ports.get(part)));
        }
        for (Part keeper : Part.keepers()) {
            StoreGate gate = new StoreGate();
            storeGates.put(keeper, gate);
            storeWays.put(keeper, TcpProxy.to(mongod.port, Frames.MONGODB_MESSAGES, gate));
        }
        FaultApplications applications = new FaultApplications(folder);
        Environments environments = new Environments(keys, url(), this::wayTo);
        for (Part part : Part.services()) {
            processes.put(
                    part,
                    new ChildProcess(
                            applications.command(part),
                            environments.of(part, ports.get(part), managementPorts.get(part), storeUri(part)),
                            folder.resolve(part.module() + ".log")));
        }
        start(Part.STORE);
        awaitReady(Part.STORE);
        Part.services().forEach(this::start);
        awaitReady(Part.services().toArray(Part[]::new));
    }

    String url() {
        return "http://localhost:" + ports.get(Part.GATEWAY);
    }

    Mongod store() {
        return mongod;
    }

    /** What the service writes into its store. */
    StoreGate writesOf(Part service) {
        return storeGates.get(service);
    }

    /** Sets how answers of a service reach the others; of the store, how they reach every service. */
    void way(Part part, TcpProxy.Way way) {
        if (part == Part.STORE) {
            storeWays.values().forEach(proxy -> proxy.become(way));
        } else {
            ways.get(part).become(way);
        }
    }

    void start(Part part) {
        processes.get(part).start();
    }

    void signal(Part part, String signal) {
        processes.get(part).signal(signal);
    }

    /** Asks it to end, and waits until it has. */
    void stop(Part part) {
        signal(part, "TERM");
        processes.get(part).awaitEnd(STOP_LIMIT);
    }

    /** {@code kill -9} for all of them at the same moment. */
    void kill(Part... parts) {
        for (Part part : parts) {
            signal(part, "KILL");
        }
        for (Part part : parts) {
            processes.get(part).awaitEnd(STOP_LIMIT);
        }
    }

    boolean alive(Part part) {
        return processes.get(part).alive();
    }

    void awaitReady(Part... parts) {
        for (Part part : parts) {
            await(part.module() + " is ready, see " + folder)
                    .atMost(START_LIMIT)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() ->
                            part == Part.STORE ? mongod.ready() : new Management(managementPorts.get(part)).ready());
        }
    }

    private int wayTo(Part part) {
        return ways.get(part).port();
    }

    private String storeUri(Part part) {
        TcpProxy way = storeWays.get(part);
        return way == null ? "" : "mongodb://127.0.0.1:" + way.port() + "/?directConnection=true";
    }

    /** Makes a folder, with nothing in it. */
    static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> files;
            try (Stream<Path> found = Files.walk(folder)) {
                files = new ArrayList<>(found.sorted(Comparator.reverseOrder()).toList());
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.createDirectories(folder);
    }

    private void end() {
        processes.values().forEach(ChildProcess::end);
        ways.values().forEach(TcpProxy::close);
        storeWays.values().forEach(TcpProxy::close);
    }

    /** Below the range that Linux hands to outgoing connections: a service that starts again finds its port free. */
    static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken: another one.
            }
        }
    }
}
