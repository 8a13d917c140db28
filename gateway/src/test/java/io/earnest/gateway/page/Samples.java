package io.earnest.gateway.page;

import io.earnest.gateway.page.article.Article;
import io.earnest.gateway.page.article.Author;
import io.earnest.gateway.page.comment.Comment;
import io.earnest.gateway.page.comment.Talk;
import io.earnest.gateway.page.profile.Avatar;
import io.earnest.gateway.page.rewards.Prices;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Content for pages, some of it hostile. */
final class Samples {
    static final Site SITE = new Site("https://earnest.example/", "/assets/abc");
    static final Prices PRICES =
            new Prices(20, 60, 5, 1, 2, 20, 1, 3, 5, 1, 1, 1, 1, 1, 1, 1, List.of(new Prices.PaidReadings(1, 3)), 5);
    static final String HOSTILE = "</title></script><script>alert('x')</script>\" onload=\"alert(1)";
    static final Instant AT = Instant.parse("2026-10-21T09:04:00Z");

    private Samples() {}

    static Article article(String title, Author author, List<String> byline) {
        return article(title, author, byline, null);
    }

    static Article article(String title, Author author, List<String> byline, @Nullable Instant editedAt) {
        String payee = author == null && byline != null && !byline.isEmpty() ? "ARCHIVE" : "AUTHOR";
        return article(title, author, byline, payee, editedAt);
    }

    static Article article(
            String title,
            @Nullable Author author,
            @Nullable List<String> byline,
            @Nullable String payee,
            @Nullable Instant editedAt) {
        return new Article(
                "d0nnwxdyzr138bfzezjk",
                "some-words-d0nnwxdyzr138bfzezjk",
                title,
                title,
                author,
                byline,
                payee,
                AT,
                editedAt,
                240,
                31,
                2,
                2,
                List.of(title, "operations"),
                "<p>The <em>text</em>.</p>",
                "PUBLISHED",
                950,
                112);
    }

    static Author ada(String name) {
        return new Author("ada", name, 17);
    }

    static Comment comment(String id, String name, Integer speaker, String html) {
        return new Comment(
                id,
                "d0nnwxdyzr138bfzezjk",
                null,
                new Comment.Avatar(name.toLowerCase(java.util.Locale.ROOT), name, "/api/avatars/x/image"),
                speaker,
                15,
                html,
                AT,
                null,
                false,
                4L,
                1L,
                0L);
    }

    static Comment tombstone(String id) {
        return new Comment(id, "d0nnwxdyzr138bfzezjk", null, null, null, null, null, AT, null, true, 0L, 0L, 2L);
    }

    static ArticlePage page(Article article, Talk talk, Prices prices) {
        return page(article, talk, null, prices);
    }

    static ArticlePage page(Article article, Talk talk, @Nullable Instant talkAsOf, Prices prices) {
        Frame frame = Frame.of(SITE, article.title() + " · Earnest", article.path())
                .describedAs(article.description())
                .withJsonLd(JsonLd.of(article, SITE))
                .with("article");
        return new ArticlePage(
                frame,
                article,
                talk,
                null,
                talkAsOf,
                "oldest",
                prices,
                List.of(new Avatar("leonardo", "Leonardo", "/api/avatars/leonardo/image", 13)),
                "/api/avatars/neutral/image");
    }
}
