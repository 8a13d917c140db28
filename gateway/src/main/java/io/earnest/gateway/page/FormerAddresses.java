package io.earnest.gateway.page;

import io.earnest.gateway.page.article.Articles;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Addresses that imports had at their old sites, which lead to them when the old site's name leads here. They are looked
 * up where nothing else was found, so that they can't stand before anything of this site.
 */
@Component
class FormerAddresses {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    /** Longer ones are not kept. */
    private static final int LONGEST = 300;

    private final Articles articles;

    FormerAddresses(Articles articles) {
        this.articles = articles;
    }

    /** A redirect to the article, with the query; empty where the address never was one. */
    Optional<ResponseEntity<?>> redirect(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (!METHODS.contains(request.getMethod()) || path.length() > LONGEST) {
            return Optional.empty();
        }
        String query = request.getQueryString();
        return articles.formerly(path)
                .map(now -> ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                        // Not as a URI, which a query with half an escape is not.
                        .header(HttpHeaders.LOCATION, query == null ? now : now + "?" + query)
                        .cacheControl(CacheControl.noCache())
                        .build());
    }
}
