package io.earnest.gateway.page;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What crawlers (RFC 9309) are to leave alone: what is one person's own, the API, and endless lists of searches. */
@Controller
@Hidden
class RobotsController {
    private static final List<String> NOT_FOR_ROBOTS = List.of(
            "/api/",
            "/drafts",
            "/moderation",
            "/reports/",
            "/settings",
            "/sign-in",
            "/recover",
            "/wallet",
            "/write",
            "/articles/*/edit",
            "/*?*q=",
            "/*?*comments=",
            "/*?*after=");
    private static final String AVATARS = "/api/avatars/";

    private final String text;

    RobotsController(Site site) {
        StringBuilder lines = new StringBuilder("User-agent: *\n");
        lines.append("Allow: ").append(AVATARS).append('\n');
        NOT_FOR_ROBOTS.forEach(path -> lines.append("Disallow: ").append(path).append('\n'));
        lines.append("\nSitemap: ").append(site.publicUrl()).append("/sitemap.xml\n");
        this.text = lines.toString();
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(text);
    }
}
