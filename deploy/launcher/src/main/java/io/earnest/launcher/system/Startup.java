package io.earnest.launcher.system;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** Starts services in their order, as many at a time as there are cores: more would only slow one another down. */
final class Startup {
    private final Console console;
    private final BooleanSupplier stopping;
    private final Duration limit;
    private final List<String> starting = new ArrayList<>();

    /** @param limit how long one may take to become ready */
    Startup(Console console, BooleanSupplier stopping, Duration limit) {
        this.console = console;
        this.stopping = stopping;
        this.limit = limit;
    }

    /** Returns when all have become ready; the first that does not ends it all with a refusal. */
    void start(List<Supervised> services) throws InterruptedException {
        Semaphore cores = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        CompletionService<Supervised> starts = new ExecutorCompletionService<>(threads);
        for (Supervised service : services) {
            starts.submit(() -> {
                cores.acquire();
                show(service.name(), true);
                try {
                    startOne(service);
                    return service;
                } finally {
                    cores.release();
                    show(service.name(), false);
                }
            });
        }
        try {
            for (int i = 0; i < services.size(); i++) {
                starts.take().get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void startOne(Supervised service) throws InterruptedException {
        Instant since = Instant.now();
        service.start();
        if (service.awaitReady(limit)) {
            console.say("  %-16s ready after %s"
                    .formatted(service.name(), Console.readable(Duration.between(since, Instant.now()))));
        } else if (!stopping.getAsBoolean()) {
            service.lastLines().forEach(line -> console.say("    " + line));
            throw new Refusal(service.name() + " does not become ready: see "
                    + service.log().file());
        }
    }

    private synchronized void show(String name, boolean begins) {
        if (begins) {
            starting.add(name);
        } else {
            starting.remove(name);
        }
        console.live(starting.isEmpty() ? "" : "Starting " + String.join(", ", starting) + " …");
    }
}
