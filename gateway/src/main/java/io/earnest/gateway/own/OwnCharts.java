package io.earnest.gateway.own;

import gg.jte.html.HtmlTemplateOutput;
import io.earnest.chassis.call.Peer;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.chart.Waterfall;
import io.earnest.gateway.jte.JtereportchartGenerated;
import io.earnest.gateway.jte.JtewalletchartsGenerated;
import io.earnest.gateway.page.Frame;
import io.earnest.gateway.page.Site;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Charts of what is a person's own, as pieces of HTML that their pages take in: one call for each. */
@Controller
@Hidden
class OwnCharts {
    private static final Peer REWARDS = new Peer("rewards-service", "own");
    private static final int DAYS = 30;

    private final OwnRewards rewards;
    private final OwnCalls calls;
    private final Site site;

    OwnCharts(OwnRewards rewards, OwnCalls calls, Site site) {
        this.rewards = rewards;
        this.calls = calls;
        this.site = site;
    }

    @GetMapping("/wallet/charts")
    ResponseEntity<String> wallet(Optional<Viewer> viewer, HttpServletRequest request) {
        String token = OwnCalls.token(viewer, request);
        OwnRewards.History history = calls.asked(REWARDS, "wallet", () -> rewards.history(token, DAYS));
        WalletCharts charts = WalletCharts.of(history);
        Frame frame = Frame.of(site, "The last 30 days of your wallet · Earnest", "/wallet/charts")
                .unlisted()
                .with("titles");
        return OwnLists.answer(OwnPage.of(
                request, frame, out -> JtewalletchartsGenerated.render((HtmlTemplateOutput) out, null, charts)));
    }

    @GetMapping("/reports/{id}/chart")
    ResponseEntity<String> report(Optional<Viewer> viewer, @PathVariable String id, HttpServletRequest request) {
        String token = OwnCalls.token(viewer, request);
        OwnRewards.Report report = calls.asked(REWARDS, "report", () -> rewards.report(token, id));
        Waterfall waterfall = waterfall(report);
        Frame frame = Frame.of(site, "Profit and loss, drawn · Earnest", "/reports/" + id + "/chart")
                .unlisted();
        return OwnLists.answer(OwnPage.of(
                request, frame, out -> JtereportchartGenerated.render((HtmlTemplateOutput) out, null, waterfall)));
    }

    private static Waterfall waterfall(OwnRewards.Report report) {
        Stream<Waterfall.Part> profit =
                report.profit().stream().map(l -> new Waterfall.Part(l.line(), l.title(), l.twei()));
        Stream<Waterfall.Part> loss =
                report.loss().stream().map(l -> new Waterfall.Part(l.line(), l.title(), -l.twei()));
        return Waterfall.of(Stream.concat(profit, loss).toList(), "Total Twei Earned");
    }
}
