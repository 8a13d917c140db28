package io.earnest.gateway.own;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "rewards-service", contextId = "own-rewards")
interface OwnRewards {
    @GetMapping("/api/wallet/history")
    History history(@RequestHeader(HttpHeaders.AUTHORIZATION) String token, @RequestParam("days") int days);

    @GetMapping("/api/pnl-reports/{id}")
    Report report(@RequestHeader(HttpHeaders.AUTHORIZATION) String token, @PathVariable String id);

    /** What came and went on the viewer's account; amounts are gross and not negative. */
    record History(
            boolean complete,
            List<WalletDay> days,
            List<ByActivity> activities,
            List<ByArticle> articles,
            @Nullable Sums otherArticles) {}

    /**
     * A day of the ledger.
     *
     * @param earned without what was granted
     */
    record WalletDay(String date, long balance, long earned, long spent, long granted) {}

    record ByActivity(String activity, String title, long came, long went) {}

    record ByArticle(String articleId, long came, long went) {}

    record Sums(long came, long went) {}

    record Report(List<ReportLine> profit, List<ReportLine> loss, long total) {}

    /**
     * A line of a report.
     *
     * @param twei not negative, unless a reversal took more than there was
     */
    record ReportLine(String line, String title, long twei) {}
}
