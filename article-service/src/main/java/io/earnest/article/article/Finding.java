package io.earnest.article.article;

import io.earnest.chassis.page.Page;
import io.earnest.chassis.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cards of what a search finds, each checked against the store: the index is a second or two behind it. */
@Component
class Finding {
    private static final int MAX_QUERY_CHARS = 200;
    /** Pages of hits that are looked through for one page of cards, should many have gone meanwhile. */
    private static final int MOST_ROUNDS = 4;

    private final ArticleSearch search;
    private final ArticleChanges articles;
    private final Views views;

    Finding(ArticleSearch search, ArticleChanges articles, Views views) {
        this.search = search;
        this.articles = articles;
        this.views = views;
    }

    /** The words, if they are not too many: 400 otherwise. */
    static String words(String q) {
        if (q.codePointCount(0, q.length()) > MAX_QUERY_CHARS) {
            throw Problem.invalid("q", "may have at most " + MAX_QUERY_CHARS + " characters")
                    .exception();
        }
        return q;
    }

    /** The order asked for; without one, the best hits or the newest articles first. */
    static ArticleSearch.Order order(@Nullable String name, boolean searches) {
        if (name == null) {
            return searches ? ArticleSearch.Order.RELEVANCE : ArticleSearch.Order.NEWEST;
        }
        for (ArticleSearch.Order order : ArticleSearch.Order.values()) {
            if (order.name().toLowerCase(Locale.ROOT).equals(name)
                    && (searches || order != ArticleSearch.Order.RELEVANCE)) {
                return order;
            }
        }
        throw Problem.invalid("sort", "must be newest, top or discussed; with q also relevance")
                .exception();
    }

    CardPage find(ArticleSearch.Query query) {
        List<Article> shown = new ArrayList<>();
        Map<String, List<ExcerptPart>> excerpts = new HashMap<>();
        String cursor = query.cursor();
        String words = query.words();
        String didYouMean = null;
        boolean more = true;
        long total = 0;
        for (int round = 0; more && shown.size() < query.limit() && round < MOST_ROUNDS; round++) {
            ArticleSearch.Hits hits = search.find(new ArticleSearch.Query(
                    words, query.tag(), query.authorId(), query.order(), cursor, query.limit() - shown.size()));
            more = hits.more();
            total = round == 0 ? hits.total() : total;
            if (hits.didYouMean() != null) {
                didYouMean = hits.didYouMean();
                words = didYouMean;
            }
            Map<String, Article> there = articles.publishedOf(hits.items().stream()
                            .map(ArticleSearch.Hit::article)
                            .toList())
                    .articles();
            for (ArticleSearch.Hit hit : hits.items()) {
                cursor = hit.cursor();
                Article article = there.get(hit.article());
                if (article != null && isStillFound(article, query)) {
                    shown.add(article);
                    excerpts.put(article.id(), hit.excerpt());
                }
            }
        }
        return CardPage.of(
                views.cards(new Page<>(shown, more ? cursor : null), excerpts),
                query.cursor() == null ? Math.min(total, CardPage.MOST_COUNTED) : null,
                shown.isEmpty() ? null : didYouMean);
    }

    private static boolean isStillFound(Article article, ArticleSearch.Query query) {
        return (query.tag() == null
                        || article.card().tags().stream().map(Tags::key).anyMatch(query.tag()::equals))
                && (query.authorId() == null || article.isBy(query.authorId()));
    }
}
