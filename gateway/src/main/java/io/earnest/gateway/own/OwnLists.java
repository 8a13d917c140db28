package io.earnest.gateway.own;

import gg.jte.html.HtmlTemplateOutput;
import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.jte.JtefollowedGenerated;
import io.earnest.gateway.jte.JtefollowingGenerated;
import io.earnest.gateway.jte.JtehistoryGenerated;
import io.earnest.gateway.jte.JtereadinglistGenerated;
import io.earnest.gateway.page.Frame;
import io.earnest.gateway.page.Site;
import io.earnest.gateway.page.View;
import io.earnest.gateway.page.article.ArticleList;
import io.earnest.gateway.page.rewards.Ledger;
import io.earnest.gateway.session.FormFields;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lists that are a person's own, as whole pages rendered for them and kept nowhere, so that they are read, and their buttons
 * work, without script. The forms of all pages that add to these lists are sent here by who has none.
 */
@Controller
@Hidden
class OwnLists {
    private static final Peer ARTICLES = new Peer("article-service", "own");
    private static final Peer PROFILES = new Peer("profile-service", "own");

    private final OwnArticles articles;
    private final OwnProfile profile;
    private final OwnCalls calls;
    private final Remote remote;
    private final Site site;
    private final Ledger ledger;
    private final JsonMapper json;

    OwnLists(
            OwnArticles articles,
            OwnProfile profile,
            OwnCalls calls,
            Remote remote,
            Site site,
            Ledger ledger,
            JsonMapper json) {
        this.articles = articles;
        this.profile = profile;
        this.calls = calls;
        this.remote = remote;
        this.site = site;
        this.ledger = ledger;
        this.json = json;
    }

    @GetMapping("/following")
    ResponseEntity<String> following(
            Optional<Viewer> viewer,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        return OwnCalls.page(viewer, request, "/following", token -> {
            ArticleList list = calls.asked(ARTICLES, "page", () -> articles.following(token, "following", cursor));
            Frame frame = frame("Following", "/following").in("articles").with("cards", "keep");
            String older = older("/following", list.next());
            return answer(View.render(out ->
                    JtefollowingGenerated.render(out, null, frame, list, cursor != null, older, ledger.prices())));
        });
    }

    @GetMapping("/reading-list")
    ResponseEntity<String> readingList(
            Optional<Viewer> viewer,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        return OwnCalls.page(viewer, request, "/reading-list", token -> {
            OwnViews.Listed list = calls.asked(ARTICLES, "page", () -> articles.readingList(token, cursor));
            Frame frame = frame("Your reading list", "/reading-list").with("cards", "keep");
            String older = older("/reading-list", list.next());
            return answer(View.render(out ->
                    JtereadinglistGenerated.render(out, null, frame, list, cursor != null, older, ledger.prices())));
        });
    }

    @GetMapping("/history")
    ResponseEntity<String> history(
            Optional<Viewer> viewer,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        return OwnCalls.page(viewer, request, "/history", token -> {
            OwnViews.History list = calls.asked(ARTICLES, "page", () -> articles.history(token, cursor));
            Frame frame = frame("What you have read", "/history");
            String older = older("/history", list.next());
            return answer(
                    View.render(out -> JtehistoryGenerated.render(out, null, frame, list, cursor != null, older)));
        });
    }

    @GetMapping("/settings/following")
    ResponseEntity<String> followed(Optional<Viewer> viewer, HttpServletRequest request) {
        return OwnCalls.page(viewer, request, "/settings/following", token -> {
            OwnViews.Following following = calls.asked(PROFILES, "page", () -> profile.following(token));
            return answer(OwnPage.of(
                    request,
                    frame("What you follow", "/settings/following").with("keep"),
                    out -> JtefollowedGenerated.render((HtmlTemplateOutput) out, null, following)));
        });
    }

    @PostMapping(path = "/reading-list", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> keep(Optional<Viewer> viewer, InputStream body, HttpServletRequest request)
            throws IOException {
        FormFields sent = FormFields.of(body);
        String article = sent.text("article");
        return OwnCalls.page(viewer, request, "/reading-list", token -> {
            written(
                    ARTICLES,
                    isKept(sent) ? () -> articles.readLater(token, article) : () -> articles.takeOff(token, article));
            return OwnCalls.onTo("/reading-list");
        });
    }

    @PostMapping(path = "/following", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> follow(Optional<Viewer> viewer, InputStream body, HttpServletRequest request)
            throws IOException {
        FormFields sent = FormFields.of(body);
        String author = sent.text("author");
        String tag = sent.text("tag");
        boolean keep = isKept(sent);
        return OwnCalls.page(viewer, request, "/settings/following", token -> {
            if (!author.isEmpty()) {
                written(PROFILES, keep ? () -> profile.follow(token, author) : () -> profile.leave(token, author));
            } else if (!tag.isEmpty()) {
                written(PROFILES, keep ? () -> profile.followTag(token, tag) : () -> profile.leaveTag(token, tag));
            }
            return OwnCalls.onTo("/settings/following");
        });
    }

    private static boolean isKept(FormFields sent) {
        return sent.text("keep").equals("yes");
    }

    /** Each of these may be repeated. What a service refuses is told as it tells it. */
    private void written(Peer peer, Runnable call) {
        try {
            remote.repeatable(peer, () -> {
                call.run();
                return Boolean.TRUE;
            });
        } catch (RemoteRefused e) {
            throw refused(e);
        }
    }

    private RuntimeException refused(RemoteRefused e) {
        try {
            JsonNode told = json.readTree(e.body());
            Problem problem = Problem.of(
                    told.path("type").asString("/").replaceFirst(".*/", ""),
                    e.status(),
                    told.path("title").asString("This was not taken in"));
            String detail = told.path("detail").asString("");
            return (detail.isEmpty() ? problem : problem.detail(detail)).exception();
        } catch (JacksonException unreadable) {
            return e;
        }
    }

    private Frame frame(String title, String path) {
        return Frame.of(site, title + " · Earnest", path).unlisted();
    }

    private static @Nullable String older(String path, @Nullable String next) {
        return next == null ? null : path + "?cursor=" + UriUtils.encode(next, StandardCharsets.UTF_8);
    }

    static ResponseEntity<String> answer(String html) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(html);
    }
}
