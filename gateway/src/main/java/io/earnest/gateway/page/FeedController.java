package io.earnest.gateway.page;

import io.earnest.chassis.call.RemoteRefused;
import io.earnest.gateway.page.article.Documents;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Article-service's feeds and sitemap, as it writes them. A copy that bridges an outage says its {@code Age} in seconds. */
@Controller
@Hidden
class FeedController {
    private final Documents documents;
    private final Clock clock;

    FeedController(Documents documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    @GetMapping("/feed.atom")
    ResponseEntity<byte[]> feed(
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String author) {
        return answer(documents.feed(tag, author));
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<byte[]> sitemap() {
        return answer(documents.sitemap());
    }

    @GetMapping("/sitemaps/articles-{page:\\d{1,5}}.xml")
    ResponseEntity<byte[]> sitemap(@PathVariable int page) {
        return answer(documents.sitemap(page));
    }

    @ExceptionHandler
    ResponseEntity<String> refused(RemoteRefused e) {
        return ResponseEntity.status(e.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(e.body());
    }

    private ResponseEntity<byte[]> answer(Kept.Copy<ResponseEntity<byte[]>> copy) {
        HttpHeaders given = copy.value().getHeaders();
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(given.getContentType());
        headers.setETag(given.getETag());
        headers.setCacheControl(given.getCacheControl());
        if (copy.old()) {
            Duration age = Duration.between(copy.at(), clock.instant());
            headers.set(HttpHeaders.AGE, String.valueOf(age.toSeconds()));
        }
        return ResponseEntity.ok().headers(headers).body(copy.value().getBody());
    }
}
