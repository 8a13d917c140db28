package io.earnest.rewards.measure;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerBusyException;
import io.earnest.rewards.ledger.LedgerUnavailableException;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.Activity;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Writers that each send their next batch when the last is durable. */
final class Workload {
    private static final int FILLERS = 8;
    private static final long LONGEST_MICROS = 3_600_000_000L;

    private final Ledger ledger;
    private final String run;
    private final AtomicLong next = new AtomicLong();

    /**
     * On a ledger that is ready.
     *
     * @param run part of all ids, which none has that was booked before
     */
    Workload(Ledger ledger, String run) {
        this.ledger = ledger;
        this.run = run;
    }

    String signUps(int writers, long millis) throws InterruptedException {
        return during(writers, millis, this::signUp);
    }

    /** Any of so many accounts gets the next grant. */
    String grants(int writers, long millis, int accounts) throws InterruptedException {
        return during(writers, millis, number -> {
            // Multiplied by a prime, so that accounts that follow each other are not neighbours in the store.
            long account = Math.floorMod(number * 7_919, accounts);
            return grant(number, "account-" + account);
        });
    }

    String fill(long entries) throws InterruptedException {
        AtomicLong left = new AtomicLong(entries);
        return measure(FILLERS, () -> left.get() > 0, () -> {
            List<Command> batch = new ArrayList<>();
            while (batch.size() < Block.MOST_ENTRIES && left.getAndDecrement() > 0) {
                batch.add(signUp(next.incrementAndGet()));
            }
            return batch;
        });
    }

    private String during(int writers, long millis, LongFunction<Command> command) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        return measure(writers, () -> System.nanoTime() < end, () -> List.of(command.apply(next.incrementAndGet())));
    }

    /** Makes the next batch. */
    private interface Batches {
        List<Command> next();
    }

    private String measure(int writers, BooleanSupplier goesOn, Batches batches) throws InterruptedException {
        Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
        AtomicLong booked = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < writers; i++) {
                threads.execute(() -> {
                    while (goesOn.getAsBoolean()) {
                        List<Command> batch = batches.next();
                        if (!batch.isEmpty()) {
                            submit(batch, micros, booked, failed);
                        }
                    }
                });
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        ByteBuffer buffer = ByteBuffer.allocate(micros.getNeededByteBufferCapacity());
        int length = micros.encodeIntoCompressedByteBuffer(buffer);
        String latencies = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
        return String.format(
                Locale.ROOT,
                "entries=%d seconds=%.4f failed=%d latencies=%s",
                booked.get(),
                seconds,
                failed.get(),
                latencies);
    }

    private void submit(List<Command> batch, Histogram micros, AtomicLong booked, AtomicLong failed) {
        long begin = System.nanoTime();
        try {
            long good = ledger.submit(batch).stream()
                    .filter(Result.Booked.class::isInstance)
                    .count();
            booked.addAndGet(good);
            failed.addAndGet(batch.size() - good);
            micros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - begin) / 1_000));
        } catch (LedgerBusyException | LedgerUnavailableException e) {
            failed.addAndGet(batch.size());
        }
    }

    private Command signUp(long number) {
        String profile = id(number);
        return command("signed-up:" + profile, Activity.PROFILE_SIGNED_UP, profile, null, null);
    }

    private Command grant(long number, String to) {
        return command("grant:" + id(number), Activity.GRANTED, "operator", 1L, to);
    }

    private String id(long number) {
        return String.format(Locale.ROOT, "%s-%012d", run, number);
    }

    private static Command command(
            String key, Activity activity, String actor, @Nullable Long twei, @Nullable String to) {
        return new Command(
                key + "#1", activity, actor, null, null, null, null, null, null, twei, to, null, null, null, null);
    }
}
