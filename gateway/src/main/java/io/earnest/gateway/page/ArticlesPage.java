package io.earnest.gateway.page;

import io.earnest.gateway.page.article.ArticleList;
import io.earnest.gateway.page.rewards.Prices;
import org.jspecify.annotations.Nullable;

/** What the list of articles shows. */
public record ArticlesPage(
        Frame frame,
        ListQuery query,
        ArticleList articles,
        @Nullable Prices prices) {

    /** How many there are in all, in words; null where nobody counted. */
    public @Nullable String count() {
        Long total = articles.total();
        if (total == null) {
            return null;
        }
        // Above a thousand a search counts no further.
        boolean more = (total > 1_000 && query.q() != null) || total >= 10_000;
        return (more ? "more than " : "") + Words.count(total, "article", "articles");
    }
}
