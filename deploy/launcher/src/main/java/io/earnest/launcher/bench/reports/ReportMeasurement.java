package io.earnest.launcher.bench.reports;

import io.earnest.launcher.Console;
import io.earnest.launcher.bench.ledger.Activities;
import io.earnest.launcher.bench.load.Stage;
import io.earnest.launcher.bench.result.Latency;
import io.earnest.launcher.bench.result.Samples;
import io.earnest.launcher.bench.result.Section;
import io.earnest.launcher.bench.result.Words;
import io.earnest.launcher.bench.subject.Target;
import io.earnest.launcher.client.Answer;
import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.system.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** Buying and reading a profit-and-loss report, by how many entries its buyer has on the article; one client at the gateway. */
public final class ReportMeasurement {
    private static final int[] SIZES = {100, 10_000};
    private static final int[] LARGE_SIZES = {100, 10_000, 1_000_000};
    private static final int FIRST_ARTICLE = 201;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 40;
    private static final long COMMENT_TWEI = 4;

    private final Target target;
    private final String run;
    private final Console console;
    private final List<String> missing;

    /**
     * Made for one run.
     *
     * @param run part of handles and ids, which no run before had
     * @param missing takes what could not be measured
     */
    public ReportMeasurement(Target target, String run, Console console, List<String> missing) {
        this.target = target;
        this.run = run;
        this.console = console;
        this.missing = missing;
    }

    /** What is measured for one size. */
    private record Row(EarnestClient buyer, String article, Samples buying, Samples reading, Samples listing) {}

    /**
     * Measures.
     *
     * @param books whether bookings of comments that there are not may be left in the system's ledger
     */
    public Optional<Section> run(boolean books, boolean large) throws InterruptedException {
        if (target.rewardsUrl().isEmpty()) {
            missing.add("Reports of much activity: rewards-service's own port can't be seen from here");
            return Optional.empty();
        }
        if (!books) {
            missing.add(
                    "Reports of much activity: they need bookings of comments that there are not in this system's ledger"
                            + " (--book makes them)");
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        for (int size : large ? LARGE_SIZES : SIZES) {
            rows.add(prepare(rows.size(), size));
        }
        for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
            console.live("Reports: round " + Math.max(0, round) + " of " + ROUNDS);
            for (Row row : rows) {
                measure(row, round > 0);
            }
        }
        console.quiet();
        console.say("  reports: " + ROUNDS + " rounds are done");
        return Optional.of(new Section(
                "Profit-and-loss reports",
                "Milliseconds until the answer is there, one client at the gateway: buying a report, reading it again, and"
                        + " reading the first 100 of the entries that it sums up; by how many entries its buyer has on the"
                        + " article.",
                rows.stream()
                        .flatMap(row -> List.of(row.buying(), row.reading(), row.listing()).stream())
                        .map(Samples::figure)
                        .toList(),
                List.of()));
    }

    private Row prepare(int number, int entries) throws InterruptedException {
        String handle = "bench-" + run + "-" + number;
        String article = Stage.discussed(target.operator(), run + number, FIRST_ARTICLE + number, 0);
        EarnestClient buyer = Stage.member(target.operator(), handle);
        String id =
                buyer.get("/api/me").orRefuse("reading a profile").path("id").asString("");
        target.operator()
                .post(
                        "/api/admin/grants",
                        Map.of("handle", handle, "twei", COMMENT_TWEI * entries + WARM_UP + ROUNDS, "note", "bench"))
                .orRefuse("granting Twei");
        new CommentEntries(new Activities(target, ServiceName.COMMENT), run + number, id, article)
                .book(entries, console);
        String name = Words.count(entries) + " entries";
        return new Row(
                buyer,
                article,
                new Samples("buying, " + name, "ms"),
                new Samples("reading, " + name, "ms"),
                new Samples("its entries, " + name, "ms"));
    }

    private static void measure(Row row, boolean counts) {
        EarnestClient buyer = row.buyer();
        Answer bought = timed(
                row.buying(), counts, () -> buyer.post("/api/articles/" + row.article() + "/pnl-reports", Map.of()));
        String report = "/api/pnl-reports/"
                + bought.orRefuse("buying a report").path("id").asString("");
        timed(row.reading(), counts, () -> buyer.get(report)).orRefuse("reading a report");
        timed(row.listing(), counts, () -> buyer.get(report + "/entries?limit=100"))
                .orRefuse("reading a report's entries");
    }

    private static Answer timed(Samples samples, boolean counts, Supplier<Answer> call) {
        long begin = System.nanoTime();
        Answer answer = call.get();
        long nanos = System.nanoTime() - begin;
        if (counts) {
            Histogram one = Latency.histogram();
            Latency.record(one, nanos);
            samples.add(nanos / 1e6).latencies(one);
        }
        return answer;
    }
}
