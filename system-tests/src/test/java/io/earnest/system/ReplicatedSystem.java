package io.earnest.system;

import static org.awaitility.Awaitility.await;

import io.earnest.system.proxy.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two processes of each service and a {@code mongod}. To each service leads one address, whose new connections go to those
 * of its processes that are ready in turn, as those of a Service in Kubernetes do.
 */
final class ReplicatedSystem implements AutoCloseable {
    private static final int REPLICAS = 2;
    /** The manifests' times; only preStop is shorter, for here a process leaves the rotation at once and everywhere. */
    private static final String DRAIN = "5s";

    private static final Duration PRE_STOP = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(40);
    private static final long PROBE_MILLIS = 500;

    private final Path folder = Path.of("target", "upgrade").toAbsolutePath();
    private final Rotation rotation = new Rotation(folder);
    private final Mongod mongod;
    private final Map<Part, List<String>> commands = new EnumMap<>(Part.class);
    private final Environments environments;
    private final Map<Part, TcpProxy> ways = new EnumMap<>(Part.class);
    private final Map<Part, List<Replica>> replicas = new EnumMap<>(Part.class);
    private final List<String> refusedCalls = new ArrayList<>();
    private final AtomicInteger started = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    ReplicatedSystem(Path mongodBinary) throws IOException, GeneralSecurityException {
        FaultSystem.empty(folder);
        mongod = new Mongod(mongodBinary, folder, FaultSystem.freePort());
        FaultApplications applications = new FaultApplications(folder);
        for (Part part : Part.services()) {
            commands.put(part, applications.command(part));
            List<Replica> rotation = new CopyOnWriteArrayList<>();
            AtomicInteger turn = new AtomicInteger();
            replicas.put(part, rotation);
            ways.put(part, TcpProxy.to(() -> next(rotation, turn)));
        }
        TestKeyFiles keys = TestKeyFiles.create(
                rotation.keys(), Part.services().stream().map(Part::module).toList());
        environments = new Environments(keys, url(), part -> ways.get(part).port());
    }

    void start() {
        mongod.process.start();
        await("the store takes writes").atMost(Duration.ofMinutes(1)).until(mongod::ready);
        Thread.ofVirtual().name("probes").start(this::probe);
        for (Part part : Part.services()) {
            for (int i = 0; i < REPLICAS; i++) {
                add(part);
            }
            replicas.get(part).forEach(Replica::awaitReady);
        }
    }

    String url() {
        return "http://localhost:" + ways.get(Part.GATEWAY).port();
    }

    Mongod store() {
        return mongod;
    }

    /** Replaces the processes of a service one after the other: a new one has to be ready before an old one goes. */
    void replaceAll(Part part) {
        for (Replica old : List.copyOf(replicas.get(part))) {
            Replica successor = scaleOut(part);
            leave(part, old);
            System.out.println(successor + " has taken the place of " + old);
        }
    }

    /** One process of a service more; returns when it is ready. */
    Replica scaleOut(Part part) {
        Replica more = add(part);
        more.awaitReady();
        return more;
    }

    /** One process of a service less: the one that has been there longest. */
    void scaleIn(Part part) {
        leave(part, replicas.get(part).getFirst());
    }

    private void leave(Part part, Replica old) {
        refusedCalls.addAll(old.refusedCalls());
        old.leave(PRE_STOP, GRACE);
        replicas.get(part).remove(old);
    }

    /** Calls of one service to another that were refused, by those that run and those that have left. */
    List<String> refusedCalls() {
        List<String> all = new ArrayList<>(refusedCalls);
        replicas.values().forEach(running -> running.forEach(replica -> all.addAll(replica.refusedCalls())));
        return all;
    }

    /** The keys of all services. */
    Rotation keys() {
        return rotation;
    }

    private Replica add(Part part) {
        String name = part.module() + "-" + started.incrementAndGet();
        int port = freePort();
        int managementPort = freePort();
        String storeUri = part == Part.GATEWAY ? "" : "mongodb://127.0.0.1:" + mongod.port + "/?replicaSet=faults";
        Map<String, String> environment = environments.of(part, port, managementPort, storeUri);
        environment.put("EARNEST_DRAIN", DRAIN);
        Replica replica = new Replica(
                name,
                port,
                new Management(managementPort),
                new ChildProcess(commands.get(part), environment, folder.resolve(name + ".log")));
        replica.start();
        replicas.get(part).add(replica);
        return replica;
    }

    private static int freePort() {
        try {
            return FaultSystem.freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int next(List<Replica> rotation, AtomicInteger turn) {
        List<Replica> serving = rotation.stream().filter(Replica::inRotation).toList();
        // Port 0 takes no connection.
        return serving.isEmpty()
                ? 0
                : serving.get(Math.floorMod(turn.getAndIncrement(), serving.size()))
                        .port();
    }

    private void probe() {
        try {
            do {
                replicas.values().forEach(rotation -> rotation.forEach(Replica::probe));
            } while (!closed.await(PROBE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        replicas.values().forEach(rotation -> rotation.forEach(Replica::end));
        mongod.process.end();
        ways.values().forEach(TcpProxy::close);
    }
}
