package io.earnest.gateway.page;

import io.earnest.gateway.page.article.ArticleCard;
import io.earnest.gateway.page.rewards.Prices;
import org.jspecify.annotations.Nullable;

/** What the list of articles shows. */
public record ArticlesPage(
        Frame frame,
        ListQuery query,
        Slice<ArticleCard> articles,
        @Nullable Prices prices) {}
