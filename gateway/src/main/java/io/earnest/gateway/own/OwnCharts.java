package io.earnest.gateway.own;

import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.chart.Waterfall;
import io.earnest.gateway.jte.JtereportchartGenerated;
import io.earnest.gateway.jte.JtewalletchartsGenerated;
import io.earnest.gateway.page.View;
import io.earnest.gateway.session.SessionState;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
    private final Remote remote;

    OwnCharts(OwnRewards rewards, Remote remote) {
        this.rewards = rewards;
        this.remote = remote;
    }

    @GetMapping("/wallet/charts")
    ResponseEntity<String> wallet(Optional<Viewer> viewer, HttpServletRequest request) {
        String token = token(viewer, request);
        OwnRewards.History history = asked("wallet", () -> rewards.history(token, DAYS));
        return answer(View.render(out -> JtewalletchartsGenerated.render(out, null, WalletCharts.of(history))));
    }

    @GetMapping("/reports/{id}/chart")
    ResponseEntity<String> report(Optional<Viewer> viewer, @PathVariable String id, HttpServletRequest request) {
        String token = token(viewer, request);
        OwnRewards.Report report = asked("report", () -> rewards.report(token, id));
        return answer(View.render(out -> JtereportchartGenerated.render(out, null, waterfall(report))));
    }

    /** What is not there, or not theirs, is told as rewards-service does; all else that it refuses is a defect. */
    private <T> T asked(String what, Supplier<T> call) {
        try {
            return remote.repeatable(REWARDS, call);
        } catch (RemoteRefused e) {
            throw switch (e.status()) {
                case 400, 404 -> Problem.notFound(what).exception();
                case 401 -> Problem.unauthenticated().exception();
                default -> e;
            };
        }
    }

    private static Waterfall waterfall(OwnRewards.Report report) {
        Stream<Waterfall.Part> profit =
                report.profit().stream().map(l -> new Waterfall.Part(l.line(), l.title(), l.twei()));
        Stream<Waterfall.Part> loss =
                report.loss().stream().map(l -> new Waterfall.Part(l.line(), l.title(), -l.twei()));
        return Waterfall.of(Stream.concat(profit, loss).toList(), "Total Twei Earned");
    }

    private static String token(Optional<Viewer> viewer, HttpServletRequest request) {
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (viewer.isEmpty() || token == null) {
            throw (SessionState.isUnknown(request) ? Problem.unavailable("profile-service") : Problem.unauthenticated())
                    .exception();
        }
        return token;
    }

    private static ResponseEntity<String> answer(String html) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(html);
    }
}
