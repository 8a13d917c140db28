package io.earnest.launcher.system;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.store.Store;
import io.earnest.launcher.store.StoreChoice;
import io.earnest.launcher.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The store and the five processes on one data directory: started in an order that spares the cores, stopped in reverse. */
public final class LocalSystem {
    private static final Duration TO_BECOME_READY = Duration.ofMinutes(3);

    private final DataDirectory data;
    private final Keys keys;
    private final Account operator;
    private final Network network;
    private final Console console;
    private final Map<String, String> settings;
    private final ProcessRecords records;
    private final Probe probe = new Probe();
    private final List<Supervised> services = new ArrayList<>();
    private final List<Supervised> beside = new ArrayList<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Store store;

    /** Takes the data directory, which has to be locked, and ends what a crash left running on it. */
    public LocalSystem(DataDirectory data, Account operator, int port, Console console) {
        this(data, operator, port, console, Map.of());
    }

    /**
     * The same with settings that differ from what people run.
     *
     * @param settings environment of every service
     */
    public LocalSystem(DataDirectory data, Account operator, int port, Console console, Map<String, String> settings) {
        this.settings = settings;
        this.data = data;
        this.operator = operator;
        this.console = console;
        this.records = new ProcessRecords(data);
        int leftOver = records.endLeftOver();
        if (leftOver > 0) {
            console.say("Ended " + leftOver + " processes that an earlier run had left");
        }
        if (!Ports.free(port)) {
            throw new Refusal("Port " + port + " is in use. Stop what uses it, or choose another: ./earnest up --port "
                    + (port + 10));
        }
        String url = System.getenv().getOrDefault("EARNEST_PUBLIC_URL", "http://localhost:" + port);
        this.network = Network.around(port, url);
        this.keys = new Keys(data);
    }

    /** What people type. */
    public String url() {
        return network.publicUrl();
    }

    public Account operator() {
        return operator;
    }

    /** Where this machine reaches the gateway. */
    public String localUrl() {
        return "http://localhost:" + network.port(ServiceName.GATEWAY);
    }

    /** Host and port of each service's health and metrics, by the service's name. */
    public Map<String, String> managementAddresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (ServiceName service : ServiceName.inStartOrder()) {
            addresses.put(service.module(), "127.0.0.1:" + network.managementPort(service));
        }
        return addresses;
    }

    /** Whether something on this machine answers there with a 200. */
    public boolean answers(String url) {
        return probe.ready(url);
    }

    /** Keeps another program running until the system is stopped, before whose services it ends. */
    public Supervised runBeside(Supervised.Program program) {
        Supervised supervised = new Supervised(program, records, console);
        synchronized (beside) {
            if (!stopping.get()) {
                beside.add(supervised);
                supervised.start();
            }
        }
        return supervised;
    }

    /** Starts all of it and returns when each service answers ready. */
    public void start(
            StoreChoice choice, Map<ServiceName, Application> applications, Function<Application, List<String>> how)
            throws InterruptedException {
        start(choice, applications, how, TO_BECOME_READY);
    }

    /** The same with another limit for what each service may take to become ready. */
    void start(
            StoreChoice choice,
            Map<ServiceName, Application> applications,
            Function<Application, List<String>> how,
            Duration toBecomeReady)
            throws InterruptedException {
        Memory.check();
        keys.create();
        Instant since = Instant.now();
        console.live("Starting the store …");
        Store started = new Stores(data, records, console).start(choice);
        synchronized (this) {
            store = started;
        }
        started.awaitReady();
        console.say("Store: " + started.description());
        for (ServiceName service : ServiceName.inStartOrder()) {
            services.add(supervised(service, started, how.apply(application(applications, service))));
        }
        Addresses.write(data, network, services);
        new Startup(console, stopping::get, toBecomeReady).start(services);
        console.live("Waiting for every service to answer ready …");
        awaitAllAtOnce(since.plus(toBecomeReady));
        Addresses.write(data, network, services);
        console.quiet();
    }

    private static Application application(Map<ServiceName, Application> applications, ServiceName service) {
        Application application = applications.get(service);
        if (application == null) {
            throw new IllegalArgumentException("no application for " + service.module());
        }
        return application;
    }

    private void awaitAllAtOnce(Instant limit) throws InterruptedException {
        while (!stopping.get() && !services.stream().allMatch(Supervised::readyNow)) {
            if (Instant.now().isAfter(limit)) {
                throw new Refusal("Not every service stays ready: see " + data.file("logs"));
            }
            Thread.sleep(100);
        }
    }

    private Supervised supervised(ServiceName service, Store from, List<String> command) {
        return new Supervised(
                new Supervised.Program(
                        service.module(),
                        command,
                        environment(service, from),
                        data.log(service.module()),
                        () -> probe.ready(network.health(service))),
                records,
                console);
    }

    private Map<String, String> environment(ServiceName service, Store from) {
        Map<String, String> environment = network.environment(service, from.uriFor(service), keys, operator);
        if (service == ServiceName.REWARDS) {
            // Beside the store, to know of it when that is set back.
            Path state = data.file("ledger-log." + from.name() + ".state");
            environment.put("EARNEST_LEDGER_LOG_STATE_FILE", state.toString());
        }
        if (service == ServiceName.ARTICLE) {
            // Kept between starts, so that the next one need not read every text again.
            environment.put("EARNEST_SEARCH_DIR", data.folder("search").toString());
        }
        environment.putAll(settings);
        return environment;
    }

    /** Stops the services in reverse order, each with the given grace, then the store. Only the first call does so. */
    public void stop(Duration grace) {
        stop(grace, 1);
    }

    /** The same with so many services at a time. */
    void stop(Duration grace, int atATime) {
        if (stopping.getAndSet(true)) {
            awaitStopped();
            return;
        }
        synchronized (beside) {
            beside.reversed().forEach(program -> program.stop(grace));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(atATime)) {
            for (Supervised service : services.reversed()) {
                threads.execute(() -> {
                    console.live("Stopping " + service.name() + " …");
                    service.stop(grace);
                });
            }
        }
        Store running;
        synchronized (this) {
            running = store;
        }
        if (running != null) {
            console.live("Stopping the store …");
            running.stop();
        }
        records.clear();
        console.quiet();
        stopped.countDown();
    }

    /** The services' processes by their numbers; one that has just died is missing. */
    public Map<String, Long> processes() {
        Map<String, Long> processes = new HashMap<>();
        for (Supervised service : services) {
            Long pid = service.readyNow() ? service.pid() : null;
            if (pid != null) {
                processes.put(service.name(), pid);
            }
        }
        return Map.copyOf(processes);
    }

    /** The address of all of its store, with what it takes to enter. */
    public synchronized Optional<String> storeUri() {
        return Optional.ofNullable(store).map(Store::uri);
    }

    /** Whether anything of it may be running. */
    public synchronized boolean started() {
        return store != null;
    }

    public boolean stopping() {
        return stopping.get();
    }

    /** Waits until somebody has stopped it. */
    public void awaitStopped() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
