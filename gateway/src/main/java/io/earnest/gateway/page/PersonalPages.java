package io.earnest.gateway.page;

import io.earnest.gateway.jte.JtedraftsGenerated;
import io.earnest.gateway.jte.JtemoderationGenerated;
import io.earnest.gateway.jte.JtereportGenerated;
import io.earnest.gateway.jte.JtereportsGenerated;
import io.earnest.gateway.jte.JterevisionsGenerated;
import io.earnest.gateway.jte.JtesettingsGenerated;
import io.earnest.gateway.jte.JtewalletGenerated;
import io.earnest.gateway.jte.JtewriteGenerated;
import io.earnest.gateway.page.rewards.Ledger;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriUtils;

/**
 * The frames of the pages that are a person's own. They hold nothing of the person; script fills them through the API,
 * which decides what it tells to whom. A visitor without a session goes to sign in and comes back.
 */
@Controller
@Hidden
class PersonalPages {
    private final Set<String> sessionCookies;
    private final Site site;
    private final Ledger ledger;

    PersonalPages(Site site, Ledger ledger) {
        String prefix = site.publicUrl().startsWith("https:") ? "__Host-" : "";
        this.sessionCookies = Set.of(prefix + "earnest_access", prefix + "earnest_refresh");
        this.site = site;
        this.ledger = ledger;
    }

    @GetMapping("/wallet")
    ResponseEntity<String> wallet(HttpServletRequest request) {
        return own(request, () -> {
            Frame frame = frame("Wallet", "/wallet").with("wallet");
            return View.render(out -> JtewalletGenerated.render(out, null, frame));
        });
    }

    @GetMapping("/reports")
    ResponseEntity<String> reports(HttpServletRequest request) {
        return own(request, () -> {
            Frame frame = frame("Your reports", "/reports").with("reports");
            return View.render(out -> JtereportsGenerated.render(out, null, frame));
        });
    }

    @GetMapping("/reports/{id}")
    ResponseEntity<String> report(HttpServletRequest request, @PathVariable String id) {
        return own(request, () -> {
            Frame frame = frame("Profit and loss", "/reports/" + id).with("report");
            return View.render(out -> JtereportGenerated.render(out, null, frame));
        });
    }

    @GetMapping("/drafts")
    ResponseEntity<String> drafts(HttpServletRequest request) {
        return own(request, () -> {
            Frame frame = frame("Your articles", "/drafts").with("drafts");
            return View.render(out -> JtedraftsGenerated.render(out, null, frame));
        });
    }

    @GetMapping("/settings")
    ResponseEntity<String> settings(HttpServletRequest request) {
        return own(request, () -> {
            Frame frame = frame("Settings", "/settings").with("settings", "keep");
            return View.render(out -> JtesettingsGenerated.render(out, null, frame));
        });
    }

    @GetMapping("/moderation")
    ResponseEntity<String> moderation(HttpServletRequest request) {
        return own(request, () -> {
            Frame frame = frame("Moderation", "/moderation").with("moderation");
            return View.render(out -> JtemoderationGenerated.render(out, null, frame));
        });
    }

    @GetMapping("/write")
    ResponseEntity<String> write(HttpServletRequest request) {
        return own(request, () -> desk("/write", ""));
    }

    @GetMapping("/articles/{slug}/edit")
    ResponseEntity<String> edit(HttpServletRequest request, @PathVariable String slug) {
        return own(request, () -> desk("/articles/" + slug + "/edit", slug));
    }

    /** Shows something to the article's author and to moderators only. */
    @GetMapping("/articles/{slug}/revisions")
    ResponseEntity<String> revisions(HttpServletRequest request, @PathVariable String slug) {
        return own(request, () -> {
            Frame frame =
                    frame("Former texts", "/articles/" + slug + "/revisions").with("revisions");
            return View.render(out -> JterevisionsGenerated.render(out, null, frame, slug));
        });
    }

    private String desk(String path, String article) {
        Frame frame = frame("Write", path).in("write").with("editor");
        WritePage page = new WritePage(frame, article, ledger.prices());
        return View.render(out -> JtewriteGenerated.render(out, null, page));
    }

    private Frame frame(String title, String path) {
        return Frame.of(site, title + " · Earnest", path).unlisted();
    }

    private ResponseEntity<String> own(HttpServletRequest request, Supplier<String> page) {
        if (hasSession(request)) {
            return Answer.forOne(page.get());
        }
        String here =
                request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/sign-in?next=" + UriUtils.encode(here, StandardCharsets.UTF_8)))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private boolean hasSession(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        return cookies != null && Arrays.stream(cookies).anyMatch(c -> sessionCookies.contains(c.getName()));
    }
}
