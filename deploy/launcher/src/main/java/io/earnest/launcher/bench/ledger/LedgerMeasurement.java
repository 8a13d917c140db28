package io.earnest.launcher.bench.ledger;

import io.earnest.launcher.Console;
import io.earnest.launcher.bench.result.Figure;
import io.earnest.launcher.bench.result.Samples;
import io.earnest.launcher.bench.result.Section;
import io.earnest.launcher.bench.subject.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much is booked a second: over HTTP, in process, and by a plain SQL ledger on PostgreSQL; all in turn within a round. */
public final class LedgerMeasurement {
    private static final String UNIT = "bookings/s";
    private static final String DATABASE = "earnest-bench";
    private static final int[] CLIENTS = {1, 8, 64};
    private static final int MOST_CLIENTS = 64;
    private static final int ACCOUNTS = 100_000;
    private static final String HOT = "In process, 64 writers, to one account";
    private static final String SPREAD = "In process, 64 writers, to 100,000 accounts";

    /** One load. */
    private interface Source {
        Round run(Duration duration) throws IOException, InterruptedException;
    }

    /**
     * A load by its name.
     *
     * @param against the load whose median is the unit of its ratio; null for none
     */
    private record Row(String name, @Nullable String against, Source source) {}

    private final Target target;
    private final Duration warmUp;
    private final Duration phase;
    private final int rounds;
    private final Console console;
    private final List<String> missing;
    private final List<Row> rows = new ArrayList<>();

    /**
     * Made for one run.
     *
     * @param warmUp all loads together
     * @param missing takes what could not be measured
     */
    public LedgerMeasurement(
            Target target, Duration warmUp, Duration phase, int rounds, Console console, List<String> missing) {
        this.target = target;
        this.warmUp = warmUp;
        this.phase = phase;
        this.rounds = rounds;
        this.console = console;
        this.missing = missing;
    }

    /**
     * Measures what can be measured here.
     *
     * @param books whether bookings of nobody may be left in the system's own ledger
     */
    public Optional<Section> run(Map<String, String> environment, String run, boolean books)
            throws InterruptedException {
        console.live("Preparing the ledgers …");
        try (Postgres postgres = postgres(environment);
                LedgerProgram program = program()) {
            http(run, books);
            if (program != null) {
                inProcess(program);
            }
            if (postgres != null) {
                sql(new Pgbench(postgres));
            }
            return rows.isEmpty() ? Optional.empty() : Optional.of(measure());
        } finally {
            target.storeUri().ifPresent(uri -> LedgerProgram.drop(uri, DATABASE));
        }
    }

    private void http(String run, boolean books) throws InterruptedException {
        if (target.rewardsUrl().isEmpty()) {
            missing.add("The ledger over HTTP: rewards-service's own port can't be seen from here");
        } else if (!books) {
            missing.add(
                    "The ledger over HTTP: it would leave bookings of nobody in this system's ledger (--book does so)");
        } else {
            HttpLedger http = HttpLedger.tried(target, run);
            for (int clients : CLIENTS) {
                rows.add(new Row("Over HTTP, " + clients(clients), hotSql(clients), phase -> http.run(clients, phase)));
            }
        }
    }

    private void inProcess(LedgerProgram program) {
        rows.add(new Row(
                "In process, 64 writers, to new accounts",
                hotSql(MOST_CLIENTS),
                phase -> program.run("sign-ups " + MOST_CLIENTS + " " + phase.toMillis())));
        rows.add(new Row(
                HOT,
                hotSql(MOST_CLIENTS),
                phase -> program.run("grants " + MOST_CLIENTS + " " + phase.toMillis() + " 1")));
        rows.add(new Row(
                SPREAD,
                hotSql(MOST_CLIENTS),
                phase -> program.run("grants " + MOST_CLIENTS + " " + phase.toMillis() + " " + ACCOUNTS)));
    }

    private void sql(Pgbench pgbench) {
        for (int clients : CLIENTS) {
            rows.add(new Row(hotSql(clients), null, phase -> pgbench.run("hot.pgbench", clients, phase)));
        }
        rows.add(new Row(
                "PostgreSQL, 64 clients, between 100,000 accounts",
                hotSql(MOST_CLIENTS),
                phase -> pgbench.run("spread.pgbench", MOST_CLIENTS, phase)));
    }

    private static String hotSql(int clients) {
        return "PostgreSQL, " + clients(clients) + ", from one account";
    }

    private static String clients(int many) {
        return many == 1 ? "1 client" : many + " clients";
    }

    private @Nullable LedgerProgram program() {
        if (target.storeUri().isEmpty()) {
            missing.add("The ledger in process: where the system's store is, is not known here (MONGODB_URI says it)");
            return null;
        }
        LedgerProgram.drop(target.storeUri().get(), DATABASE);
        return LedgerProgram.start(target.storeUri().get(), DATABASE);
    }

    private @Nullable Postgres postgres(Map<String, String> environment) throws InterruptedException {
        Optional<Path> binaries = Postgres.binaries(environment);
        if (binaries.isEmpty()) {
            missing.add(
                    "The ledger of plain SQL: there is no PostgreSQL here with initdb and pgbench (Debian's postgresql)");
            return null;
        }
        try {
            Postgres started = Postgres.start(binaries.get());
            console.say("Beside it: " + Postgres.version(binaries.get()));
            return started;
        } catch (IOException e) {
            missing.add("The ledger of plain SQL: PostgreSQL: " + e.getMessage());
            return null;
        }
    }

    private Section measure() throws InterruptedException {
        Map<String, Samples> samples = new LinkedHashMap<>();
        for (Row row : List.copyOf(rows)) {
            console.live("Warming up: " + row.name());
            if (round(row, warmUp.dividedBy(rows.size())) == null) {
                rows.remove(row);
            } else {
                samples.put(row.name(), new Samples(row.name(), UNIT));
            }
        }
        Samples hotToSpread = new Samples("One account to many, in process", "of many");
        for (int number = 1; number <= rounds; number++) {
            for (Row row : rows) {
                console.live("Round " + number + " of " + rounds + ": " + row.name());
                Round round = round(row, phase);
                Samples all = samples.get(row.name());
                if (round != null && all != null) {
                    all.add(round.perSecond()).latencies(round.latencies()).failed(round.failed());
                }
            }
            Samples hot = samples.get(HOT);
            Samples spread = samples.get(SPREAD);
            if (hot != null && spread != null && spread.last() > 0) {
                hotToSpread.add(hot.last() / spread.last());
            }
            console.quiet();
            console.say("  ledger: round " + number + " of " + rounds + " is done");
        }
        return section(samples, hotToSpread);
    }

    private @Nullable Round round(Row row, Duration duration) throws InterruptedException {
        try {
            return row.source().run(duration);
        } catch (IOException e) {
            missing.add(row.name() + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            return null;
        }
    }

    private Section section(Map<String, Samples> samples, Samples hotToSpread) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        samples.values().stream().filter(all -> !all.isEmpty()).forEach(all -> figures.put(all.name(), all.figure()));
        List<Figure> shown = new ArrayList<>();
        for (Row row : rows) {
            Figure figure = figures.get(row.name());
            Figure unit = row.against() == null ? null : figures.get(row.against());
            if (figure != null) {
                shown.add(unit == null ? figure : figure.comparedTo(unit, "SQL"));
            }
        }
        if (!hotToSpread.isEmpty()) {
            shown.add(hotToSpread.figure());
        }
        return new Section(
                "The ledger",
                "Bookings a second that are durable when they are answered. Over HTTP: starter grants at rewards-service's own"
                        + " port, one a request, out of the mint's account. In process: the same engine on the same kind of"
                        + " store, without HTTP. PostgreSQL: a plain ledger in SQL (accounts, transfers with a unique key, two"
                        + " entries each, row locks in order), fsync and synchronous commits on, by pgbench over a socket; the"
                        + " ratio is to its transfers out of one account with as many clients. It stores neither a hash chain"
                        + " nor what a decision needs; Earnest's bookings do.",
                shown,
                List.of());
    }
}
