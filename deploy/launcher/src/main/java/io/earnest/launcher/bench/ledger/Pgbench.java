package io.earnest.launcher.bench.ledger;

import io.earnest.launcher.bench.result.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** PostgreSQL's own load generator, with a transfer a transaction. */
final class Pgbench {
    private static final Pattern PER_SECOND = Pattern.compile("^tps = ([0-9.]+)", Pattern.MULTILINE);
    private static final Pattern FAILED = Pattern.compile("^number of failed transactions: (\\d+)", Pattern.MULTILINE);
    private static final String LOG = "transactions";

    private final Postgres postgres;

    Pgbench(Postgres postgres) {
        this.postgres = postgres;
    }

    /** Runs a script that comes with the launcher. */
    Round run(String script, int clients, Duration duration) throws IOException {
        Path file = postgres.copy(script);
        String said = Postgres.tool(
                postgres.client(
                        "pgbench",
                        List.of(
                                "--no-vacuum",
                                "--protocol=prepared",
                                "--client=" + clients,
                                "--jobs=" + Math.min(2, clients),
                                "--time=" + Math.max(1, duration.toSeconds()),
                                "--file=" + file,
                                "--log",
                                "--log-prefix=" + LOG,
                                "postgres")),
                postgres.folder());
        return new Round(number(PER_SECOND, said), latencies(), Math.round(number(FAILED, said)));
    }

    /** The number that a line of its report says; 0 where it says none. */
    static double perSecond(String report) {
        return number(PER_SECOND, report);
    }

    private static double number(Pattern pattern, String report) {
        Matcher found = pattern.matcher(report);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    /** Of the transactions that it has written down, which are forgotten then. */
    private Histogram latencies() throws IOException {
        Histogram micros = Latency.histogram();
        List<Path> logs;
        try (Stream<Path> files = Files.list(postgres.folder())) {
            logs = files.filter(file -> file.getFileName().toString().startsWith(LOG))
                    .toList();
        }
        for (Path log : logs) {
            try (Stream<String> lines = Files.lines(log)) {
                lines.forEach(line -> add(micros, line));
            }
            Files.delete(log);
        }
        return micros;
    }

    /** A line of its log: client, number, microseconds (or {@code failed}), script, time. */
    static void add(Histogram micros, String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length > 2 && fields[2].matches("\\d{1,12}")) {
            Latency.record(micros, Long.parseLong(fields[2]) * 1_000);
        }
    }
}
