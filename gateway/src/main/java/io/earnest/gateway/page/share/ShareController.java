package io.earnest.gateway.page.share;

import io.earnest.gateway.page.article.Articles;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** The picture beside a link to an article that is shared elsewhere. */
@Controller
@Hidden
public class ShareController {
    private static final CacheControl DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final Articles articles;
    private final SharePictures pictures;

    ShareController(Articles articles, SharePictures pictures) {
        this.articles = articles;
        this.pictures = pictures;
    }

    @GetMapping("/articles/{slug}/share.png")
    ResponseEntity<byte[]> picture(
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        Said said = Said.of(articles.article(slug).value());
        String etag = "\"" + said.version() + "\"";
        if (ifNoneMatch != null && ifNoneMatch.contains(etag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(etag)
                    .cacheControl(DAY)
                    .build();
        }
        return ResponseEntity.ok()
                .eTag(etag)
                .cacheControl(DAY)
                .contentType(MediaType.IMAGE_PNG)
                .body(pictures.of(said));
    }
}
