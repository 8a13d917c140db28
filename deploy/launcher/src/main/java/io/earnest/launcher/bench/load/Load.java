package io.earnest.launcher.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Sends requests: as fast as so many clients get answers, or at a rate that nothing slows down. */
public final class Load implements AutoCloseable {
    /** Past it the tool itself is the limit, which it says as errors. */
    private static final int MOST_OUTSTANDING = 1_900;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String url;
    private final Supplier<Shot> mix;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .executor(threads)
            .build();

    /** Of requests to that address. */
    public Load(String url, Supplier<Shot> mix) {
        this.url = url;
        this.mix = mix;
    }

    /** So many clients, each sending its next request when it has the answer to the last. */
    public Tally closed(int clients, Duration duration) throws InterruptedException {
        Collection<Hit> hits = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        Semaphore running = new Semaphore(0);
        for (int i = 0; i < clients; i++) {
            threads.execute(() -> {
                while (System.nanoTime() < end) {
                    hits.add(send(mix.get(), System.nanoTime()));
                }
                running.release();
            });
        }
        running.acquire(clients);
        return new Tally((System.nanoTime() - start) / 1e9, hits);
    }

    /** So many requests a second, whether or not the ones before were answered. */
    public Tally open(double perSecond, Duration duration) throws InterruptedException {
        Collection<Hit> hits = new ConcurrentLinkedQueue<>();
        long many = Math.round(perSecond * duration.toNanos() / 1e9);
        Semaphore outstanding = new Semaphore(MOST_OUTSTANDING);
        long start = System.nanoTime();
        for (long i = 0; i < many; i++) {
            long due = start + Math.round(i * 1e9 / perSecond);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            Shot shot = mix.get();
            if (!outstanding.tryAcquire()) {
                hits.add(new Hit(shot.kind(), Hit.Kind.ERROR, 0));
                continue;
            }
            threads.execute(() -> {
                try {
                    hits.add(send(shot, due));
                } finally {
                    outstanding.release();
                }
            });
        }
        outstanding.acquire(MOST_OUTSTANDING);
        // Its load was offered within the duration; what was answered behind it counts by its latency.
        return new Tally(duration.toNanos() / 1e9, hits);
    }

    private Hit send(Shot shot, long due) {
        String body = shot.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + shot.path()))
                .timeout(TIMEOUT)
                .method(
                        shot.method(),
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        shot.headers().forEach(request::header);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (shot.token() != null) {
            request.header("Authorization", "Bearer " + shot.token());
        }
        int status;
        try {
            status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            status = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            status = 0;
        }
        return Hit.of(shot.kind(), status, System.nanoTime() - due);
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
