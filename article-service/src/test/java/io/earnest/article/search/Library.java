package io.earnest.article.search;

import io.earnest.article.article.Article;
import io.earnest.article.article.ArticleSearch.Hits;
import io.earnest.article.article.ArticleSearch.Order;
import io.earnest.article.article.ArticleSearch.Query;
import io.earnest.article.article.Card;
import io.earnest.article.article.Counts;
import io.earnest.article.article.ExcerptPart;
import io.earnest.article.article.Status;
import io.earnest.chassis.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An index with articles in it, found again by their titles. */
final class Library implements AutoCloseable {
    static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    final SearchIndex index;
    /** Whether every search takes too long from now on. */
    volatile boolean late;

    private final Map<String, String> titles = new HashMap<>();

    Library(Path folder) throws IOException {
        index = SearchIndex.open(folder, "test");
    }

    static Article article(String title, Instant at, String author, Counts counts, String... tags) {
        String id = Ids.random();
        return new Article(
                id,
                id,
                "archive",
                author,
                List.of(),
                Status.PUBLISHED,
                1,
                new Card(title, List.of(tags), null, "", 1, id + ":1"),
                counts,
                io.earnest.article.article.Order.at(id, at, at),
                null,
                at,
                at,
                at,
                null,
                null,
                "",
                null,
                null);
    }

    Article put(String title, String text, String... tags) throws IOException {
        return put(article(title, AT, null, new Counts(0, 0, 0, 0, 0), tags), text);
    }

    Article put(Article article, String text) throws IOException {
        titles.put(article.id(), article.card().title());
        index.put(article, text);
        index.refresh();
        return article;
    }

    Hits hits(String words, Order order, String tag, String author, String cursor, int limit) throws IOException {
        return index.with(searcher ->
                LuceneSearch.find(searcher, new Query(words, tag, author, order, cursor, limit), () -> late));
    }

    List<String> found(String words) throws IOException {
        return titles(hits(words, Order.RELEVANCE, null, null, null, 100));
    }

    List<String> titles(Hits hits) {
        return hits.items().stream().map(hit -> titles.get(hit.article())).toList();
    }

    /** The excerpt of the first hit, hits in brackets. */
    String excerpt(String words) throws IOException {
        return hits(words, Order.RELEVANCE, null, null, null, 1).items().getFirst().excerpt().stream()
                .map(Library::shown)
                .collect(Collectors.joining());
    }

    private static String shown(ExcerptPart part) {
        return part.hit() ? "[" + part.text() + "]" : part.text();
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
