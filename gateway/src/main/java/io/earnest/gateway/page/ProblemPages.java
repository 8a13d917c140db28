package io.earnest.gateway.page;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Problems;
import io.earnest.gateway.jte.JteproblemGenerated;
import io.earnest.gateway.page.article.Article;
import io.earnest.gateway.page.article.Articles;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The pages that stand in for others: each says what is the matter and what one can do now. */
@Component
class ProblemPages {
    private final Site site;

    ProblemPages(Site site) {
        this.site = site;
    }

    ResponseEntity<String> notFound(HttpServletRequest request) {
        return page(
                request,
                404,
                "There is nothing here",
                "The address may have a slip in it, or what stood here was never published.",
                null,
                HttpHeaders.EMPTY);
    }

    ResponseEntity<String> unreadable(HttpServletRequest request) {
        return page(
                request,
                400,
                "This address can't be read",
                "What stands behind the ? in it is damaged. Try the address without that.",
                null,
                HttpHeaders.EMPTY);
    }

    ResponseEntity<String> notThisWay(HttpServletRequest request) {
        return page(
                request,
                405,
                "This address can only be looked at",
                "Nothing can be sent to it. What you did was not taken in; go back and try again from there.",
                null,
                HttpHeaders.EMPTY);
    }

    /** What was refused before anything looked at it: too much at once, or a form of another site. */
    ResponseEntity<String> refused(HttpServletRequest request, Problem problem) {
        String wait = Problems.retryAfter(problem);
        boolean form =
                !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        return page(
                request,
                problem.status(),
                problem.title(),
                Objects.requireNonNullElse(problem.detail(), "This was not taken in.")
                        + (form ? " What you sent was not taken in; your browser has it still, a step back." : ""),
                form ? null : address(request),
                wait == null ? HttpHeaders.EMPTY : PageErrors.retryAfter(wait));
    }

    ResponseEntity<String> commentGone(HttpServletRequest request, int status, Article article) {
        return page(
                request,
                status,
                status == HttpStatus.GONE.value() ? "This comment was deleted" : "There is no such comment",
                "The article and its other comments are there.",
                article.path() + "#talk",
                "To the article",
                HttpHeaders.EMPTY);
    }

    ResponseEntity<String> deleted(HttpServletRequest request) {
        return page(
                request,
                410,
                "This article was deleted",
                "What it earned and cost stays in the ledger, and whoever took part finds their entries in the wallet.",
                null,
                HttpHeaders.EMPTY);
    }

    ResponseEntity<String> unavailable(HttpServletRequest request, String service, String retryAfterSeconds) {
        return page(
                request,
                503,
                "Not available at the moment",
                switch (service) {
                    case "rewards-service" ->
                        "The ledger can't be reached. Nothing is lost; articles go on being read and paid for when it"
                                + " is back.";
                    case Articles.SEARCH ->
                        "The search is being prepared. Please try again in a few seconds; the lists of articles are"
                                + " there meanwhile.";
                    case "profile-service" -> "People's profiles can't be reached. Articles can be read all the same.";
                    default -> "The articles can't be reached. Please try again in a moment.";
                },
                address(request),
                PageErrors.retryAfter(retryAfterSeconds));
    }

    ResponseEntity<String> broken(HttpServletRequest request) {
        return page(
                request,
                500,
                "Something went wrong on our side",
                "It was noted. Trying once more may help.",
                address(request),
                HttpHeaders.EMPTY);
    }

    private ResponseEntity<String> page(
            HttpServletRequest request,
            int status,
            String title,
            String text,
            @Nullable String again,
            HttpHeaders headers) {
        return page(request, status, title, text, again, "Try again", headers);
    }

    private ResponseEntity<String> page(
            HttpServletRequest request,
            int status,
            String title,
            String text,
            @Nullable String onward,
            String onwardWords,
            HttpHeaders headers) {
        Frame frame =
                Frame.of(site, title + " · Earnest", request.getRequestURI()).unlisted();
        ProblemPage page = new ProblemPage(frame, status, title, text, onward, onwardWords);
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(Answer.HTML)
                .cacheControl(CacheControl.noStore())
                .body(View.render(out -> JteproblemGenerated.render(out, null, page)));
    }

    private static String address(HttpServletRequest request) {
        return request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }
}
