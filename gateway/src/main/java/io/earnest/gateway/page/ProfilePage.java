package io.earnest.gateway.page;

import io.earnest.gateway.page.article.ArticleList;
import io.earnest.gateway.page.profile.PublicProfile;
import io.earnest.gateway.page.rewards.Prices;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What a person's public page shows.
 *
 * @param articles null while article-service does not answer
 * @param paged whether these are not the newest
 */
public record ProfilePage(
        Frame frame,
        PublicProfile profile,
        @Nullable ArticleList articles,
        boolean paged,
        @Nullable Prices prices) {

    public String path() {
        return "/profiles/" + profile.handle();
    }

    public String older() {
        String next = articles == null || articles.next() == null ? "" : articles.next();
        return path() + "?cursor=" + UriUtils.encode(next, StandardCharsets.UTF_8);
    }

    public String feed() {
        return new ListQuery(null, null, profile.handle(), null, null).feed();
    }
}
