package io.earnest.rewards.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.MemoryStore;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.store.Turns;
import io.earnest.rewards.tariff.Twei;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private final MemoryStore store = new MemoryStore();
    private final Ledger ledger =
            RunningLedger.start(store, store, Turns.ALONE, Clock.systemUTC(), LedgerOptions.of("measure"));
    private final Workload workload = new Workload(ledger, "run");

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void itFillsTheLedgerWithAsManyEntriesAsItSays() throws InterruptedException, DataFormatException {
        Map<String, String> answer = answer(workload.fill(1_300));
        assertThat(answer).containsEntry("entries", "1300").containsEntry("failed", "0");
        assertThat(ledger.head().accounts()).isEqualTo(1_300);
        Histogram latencies = Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(answer.get("latencies"))), 0);
        assertThat(latencies.getTotalCount()).isBetween(3L, 10L);
    }

    @Test
    void writersBookOneByOneUntilTheTimeIsOver() throws InterruptedException {
        Map<String, String> answer = answer(workload.signUps(4, 100));
        assertThat(ledger.head().accounts()).isPositive().isEqualTo(Long.parseLong(answer.get("entries")));
        assertThat(Double.parseDouble(answer.get("seconds"))).isGreaterThanOrEqualTo(0.1);
    }

    @Test
    void grantsGoToAsManyAccountsAsThereShallBe() throws InterruptedException {
        long booked = Long.parseLong(answer(workload.grants(2, 100, 1)).get("entries"));
        assertThat(ledger.account("account-0").balance()).isEqualTo(Twei.of(booked));
        assertThat(ledger.head().difference()).isEqualTo(Twei.ZERO);
    }

    private static Map<String, String> answer(String line) {
        return Arrays.stream(line.split(" ", -1))
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(word -> word[0], word -> word[1]));
    }
}
