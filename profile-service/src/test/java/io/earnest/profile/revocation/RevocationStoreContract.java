package io.earnest.profile.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.profile.revocation.Revocation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class RevocationStoreContract {
    private static final Instant T = Instant.parse("2026-05-01T10:00:00Z");
    private static final int WRITERS = 4;
    private static final int EACH = 15;

    private RevocationStore store;

    abstract MongoDatabase database();

    @BeforeEach
    void start() {
        store = new RevocationStore(database());
    }

    @Test
    void aFeedBeginsWithNothingAndGoesOnByOne() {
        assertThat(store.newest()).isZero();
        assertThat(store.after(0)).isEmpty();
        store.append(Kind.SUSPENDED, "ada", List.of(), T, Instant.EPOCH);
        store.append(Kind.SESSIONS_ENDED, "ada", List.of("s1", "s2"), T.plusSeconds(1), Instant.EPOCH);
        assertThat(store.after(0))
                .containsExactly(
                        new Revocation(1, Kind.SUSPENDED, "ada", List.of(), T),
                        new Revocation(2, Kind.SESSIONS_ENDED, "ada", List.of("s1", "s2"), T.plusSeconds(1)));
        assertThat(store.after(1)).extracting(Revocation::number).containsExactly(2L);
        assertThat(store.after(2)).isEmpty();
        assertThat(store.newest()).isEqualTo(2);
    }

    @Test
    void aReaderSkipsNothingHoweverManyWriteAtOnceByWhateverClock() throws Exception {
        CountDownLatch written = new CountDownLatch(WRITERS);
        List<Callable<Void>> writers = IntStream.range(0, WRITERS)
                .<Callable<Void>>mapToObj(writer -> () -> {
                    RevocationStore own = store;
                    for (int i = 0; i < EACH; i++) {
                        // Each process has a clock of its own, some minutes before or behind the others.
                        own.append(Kind.ACCOUNT_DELETED, writer + ":" + i, List.of(), T.plusSeconds(60L * writer), T);
                    }
                    written.countDown();
                    return null;
                })
                .toList();
        List<Revocation> read = new ArrayList<>();
        try (var threads = Executors.newCachedThreadPool()) {
            List<Future<Void>> running = writers.stream().map(threads::submit).toList();
            boolean last;
            do {
                last = written.getCount() == 0 || running.stream().allMatch(Future::isDone);
                read.addAll(store.after(read.isEmpty() ? 0 : read.getLast().number()));
            } while (!last);
            for (Future<Void> writer : running) {
                writer.get();
            }
        }
        assertThat(read)
                .extracting(Revocation::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, WRITERS * EACH).boxed().toList());
        assertThat(read).extracting(Revocation::profile).doesNotHaveDuplicates();
    }

    @Test
    void whatIsTooOldGoesAFewAtATimeAndTheNewestStays() {
        for (int i = 0; i < 30; i++) {
            store.append(Kind.SUSPENDED, "p" + i, List.of(), T, Instant.EPOCH);
        }
        Instant later = T.plusSeconds(1_000);
        store.append(Kind.SUSPENDED, "later", List.of(), later, later);
        assertThat(store.after(0)).as("twenty of thirty are gone").hasSize(11);
        store.append(Kind.REINSTATED, "later", List.of(), later, later);
        assertThat(store.after(0)).extracting(Revocation::number).containsExactly(31L, 32L);
        store.append(Kind.SUSPENDED, "last", List.of(), later, later.plusSeconds(1));
        assertThat(store.after(0)).extracting(Revocation::number).containsExactly(33L);
        assertThat(store.newest()).isEqualTo(33);
    }

    @Test
    void onePartHoldsSoManyAndTheNextGoesOn() {
        for (int i = 0; i < RevocationStore.MOST + 2; i++) {
            store.append(Kind.SUSPENDED, "p", List.of(), T, Instant.EPOCH);
        }
        List<Revocation> first = store.after(0);
        assertThat(first).hasSize(RevocationStore.MOST);
        assertThat(store.after(first.getLast().number())).hasSize(2);
    }
}
