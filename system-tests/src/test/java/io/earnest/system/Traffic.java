package io.earnest.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** People who ask for the same again and again, each a little after the last answer. Whatever is not good is kept. */
final class Traffic implements AutoCloseable {
    private static final int MOST_KEPT = 100;

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Thread> people = new ArrayList<>();
    private final Map<String, AtomicLong> answers = new ConcurrentSkipListMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong slowestMillis = new AtomicLong();

    /** Sends one person on their way. */
    void of(String name, Duration pause, Supplier<Answer> request) {
        people.add(Thread.ofVirtual().name(name).start(() -> {
            try {
                do {
                    ask(name, request);
                } while (!over.await(pause.toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void ask(String name, Supplier<Answer> request) {
        long start = System.nanoTime();
        String how;
        try {
            Answer answer = request.get();
            how = String.valueOf(answer.status());
            if (answer.status() >= 400) {
                fail(name + ": " + answer.request() + " " + answer.status() + " " + answer.text());
            }
        } catch (RuntimeException e) {
            how = "no answer";
            fail(name + ": " + e.getMessage() + " " + e.getCause());
        }
        slowestMillis.accumulateAndGet((System.nanoTime() - start) / 1_000_000, Math::max);
        answers.computeIfAbsent(name + " " + how, key -> new AtomicLong()).incrementAndGet();
    }

    private void fail(String what) {
        if (failures.size() < MOST_KEPT) {
            failures.add(java.time.Instant.now() + " " + what);
        }
    }

    /** How many answers with this status a person got. */
    long count(String name, int status) {
        return answers.getOrDefault(name + " " + status, new AtomicLong()).get();
    }

    /** What was not answered, or not well. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        over.countDown();
        try {
            for (Thread person : people) {
                person.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return answers + ", the slowest after " + slowestMillis + " ms";
    }
}
