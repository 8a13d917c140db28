package io.earnest.launcher.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.launcher.bench.result.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgbenchTest {
    @Test
    void itsReportSaysHowManyASecond() {
        assertThat(Pgbench.perSecond("""
                number of transactions actually processed: 12000
                number of failed transactions: 0 (0.000%)
                latency average = 2.667 ms
                tps = 2999.512345 (without initial connection time)
                """)).isEqualTo(2999.512345);
        assertThat(Pgbench.perSecond("nothing of it")).isZero();
    }

    @Test
    void itsLogSaysWhatEachTransactionTookAndAFailedOneTookNothing() {
        Histogram micros = Latency.histogram();
        Pgbench.add(micros, "0 1 2500 0 1796112000 123456");
        Pgbench.add(micros, "0 2 failed 0 1796112000 123456");
        assertThat(micros.getTotalCount()).isEqualTo(1);
        assertThat(Latency.of(micros).max()).isBetween(2.49, 2.51);
    }

    @Test
    void rootStartsItAsAnotherUser(@TempDir Path folder) throws IOException {
        Path passwd = Files.writeString(
                folder.resolve("passwd"),
                "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65533::/:/x\npostgres:x:101:104::/:/bin/sh\n");
        Unprivileged user = Unprivileged.of(passwd).orElseThrow();
        assertThat(user).isEqualTo(new Unprivileged(101, 104));
        assertThat(user.running(List.of("initdb")))
                .startsWith("setpriv", "--reuid=101", "--regid=104")
                .endsWith("--", "initdb");
        assertThat(Unprivileged.of(Files.writeString(passwd, "root:x:0:0:root:/root:/bin/sh\n")))
                .isEmpty();
    }

    @Test
    void theLedgersProgramAnswersInNamesAndValues() {
        assertThat(LedgerProgram.answer("entries=12 seconds=0.5 latencies=HIST==\n"))
                .containsEntry("entries", "12")
                .containsEntry("latencies", "HIST==")
                .hasSize(3);
    }
}
