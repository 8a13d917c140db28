package io.earnest.article.article;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import io.earnest.chassis.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The articles for what is derived from them, such as the search index: which ones changed, all that are published, and
 * some by their ids.
 */
@Component
public class ArticleChanges {
    /** Stores that stand in for MongoDB look through a long {@code $in} again and again. */
    private static final int MOST_IDS = 16;

    private final ArticleStore articles;
    private final Views views;
    private final Codec<Article> codec;

    ArticleChanges(ArticleStore articles, Views views) {
        this.articles = articles;
        this.views = views;
        this.codec = articles.collection().getCodecRegistry().get(Article.class);
    }

    /**
     * Where a change is in the order of changes.
     *
     * @param place sorts by the time of the change, by the clock of who wrote it
     */
    public record Change(String place) {
        /** The article that changed. */
        public String article() {
            return Ids.ofSlug(place);
        }

        /** When it changed; long ago where the place does not say it. */
        public Instant at() {
            try {
                return Instant.ofEpochMilli(Order.millis(place));
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                return Instant.EPOCH;
            }
        }

        /** The first place of all that a change at this time or later can have. */
        public static String from(Instant at) {
            return Order.change(at, "");
        }
    }

    /** Changes from a place on, in their order; an article that changed several times has its last place only. */
    public List<Change> since(String place, int limit) {
        return places().find(gte("changed", place))
                .projection(fields(include("changed"), excludeId()))
                .sort(ascending("changed"))
                .limit(limit)
                .map(document -> new Change(document.getString("changed")))
                .into(new ArrayList<>());
    }

    /**
     * Articles as the store has them. Each is read by itself: one whose document is broken holds back no other.
     *
     * @param articles the published ones, by their ids
     * @param unreadable what is wrong with the others, by their ids
     * @param last id of the last one that was looked at; null where there was none
     */
    public record Found(
            Map<String, Article> articles,
            Map<String, String> unreadable,
            @Nullable String last) {
        /** How many were looked at. */
        public int size() {
            return articles.size() + unreadable.size();
        }
    }

    /** Published articles by their ids, from behind one on. */
    public Found published(@Nullable String afterId, int limit) {
        return read(documents()
                .find(and(eq("status", Status.PUBLISHED), gt("_id", afterId == null ? "" : afterId)))
                .sort(ascending("_id"))
                .limit(limit));
    }

    /** Those of the articles that are published now. */
    public Found publishedOf(List<String> ids) {
        Map<String, Article> found = new HashMap<>();
        Map<String, String> unreadable = new HashMap<>();
        for (int from = 0; from < ids.size(); from += MOST_IDS) {
            Found some = read(documents().find(in("_id", ids.subList(from, Math.min(ids.size(), from + MOST_IDS)))));
            found.putAll(some.articles);
            unreadable.putAll(some.unreadable);
        }
        return new Found(found, unreadable, ids.isEmpty() ? null : ids.getLast());
    }

    private Found read(FindIterable<RawBsonDocument> documents) {
        Map<String, Article> found = new HashMap<>();
        Map<String, String> unreadable = new HashMap<>();
        String last = null;
        for (RawBsonDocument document : documents.into(new ArrayList<>())) {
            last = document.getString("_id").getValue();
            try {
                Article article = document.decode(codec);
                if (article.isPublished()) {
                    found.put(last, article);
                }
            } catch (RuntimeException e) {
                unreadable.put(last, e.toString());
            }
        }
        return new Found(found, unreadable, last);
    }

    /** The article's text as HTML; empty where it was changed between the reading of it and of its text. */
    public Optional<String> html(Article article) {
        return views.html(article);
    }

    private MongoCollection<Document> places() {
        return articles.collection().withDocumentClass(Document.class);
    }

    private MongoCollection<RawBsonDocument> documents() {
        return articles.collection().withDocumentClass(RawBsonDocument.class);
    }
}
