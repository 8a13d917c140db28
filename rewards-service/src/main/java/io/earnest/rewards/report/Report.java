package io.earnest.rewards.report;

import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A profit-and-loss report as a document: the fold of its buyer's entries for the article, up to and including its own
 * purchase. Amounts are Twei.
 *
 * @param profit the seven profit lines, in order
 * @param loss the six loss lines, in order; what was spent counts up
 * @param total profit less loss
 * @param price what it cost; it is on the line {@code PNL_REPORTS}
 * @param keyId which key signed
 * @param signature Ed25519 over the canonical JSON (RFC 8785) of all the other members, in Base64
 */
record Report(
        String id,
        String articleId,
        String account,
        AsOf asOf,
        List<ReportLine> profit,
        List<ReportLine> loss,
        long profitSubtotal,
        long lossSubtotal,
        long total,
        long price,
        String keyId,
        String signature) {

    /** The purchase: its place in the chain, when it was booked, and the hash of its block. */
    @Schema(name = "ReportAsOf")
    record AsOf(long block, int index, Instant at, String hash) {
        static AsOf of(PurchasedReport report) {
            return new AsOf(report.ref().block(), report.ref().index(), report.at(), report.hash());
        }
    }

    record ReportLine(Line line, String title, long twei) {}

    /** Not signed yet. */
    static Report of(PurchasedReport report, String keyId) {
        return new Report(
                report.id(),
                report.article(),
                report.account(),
                AsOf.of(report),
                lines(report, Line.Side.PROFIT),
                lines(report, Line.Side.LOSS),
                report.subtotal(Line.Side.PROFIT).amount(),
                report.subtotal(Line.Side.LOSS).amount(),
                report.total().amount(),
                report.price().amount(),
                keyId,
                "");
    }

    private static List<ReportLine> lines(PurchasedReport report, Line.Side side) {
        return Arrays.stream(Line.values())
                .filter(line -> line.side() == side)
                .map(line ->
                        new ReportLine(line, line.title(), report.shown(line).amount()))
                .toList();
    }
}
