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

import com.mongodb.client.MongoCollection;
import io.earnest.chassis.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
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

    ArticleChanges(ArticleStore articles, Views views) {
        this.articles = articles;
        this.views = views;
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

        /** When it changed. */
        public Instant at() {
            return Instant.ofEpochMilli(Order.millis(place));
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

    /** Published articles by their ids, from behind one on. */
    public List<Article> published(@Nullable String afterId, int limit) {
        var published = eq("status", Status.PUBLISHED);
        return articles.collection()
                .find(afterId == null ? published : and(published, gt("_id", afterId)))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Those of the articles that are published now. */
    public Map<String, Article> publishedOf(List<String> ids) {
        Map<String, Article> found = new HashMap<>();
        for (int from = 0; from < ids.size(); from += MOST_IDS) {
            articles.collection()
                    .find(in("_id", ids.subList(from, Math.min(ids.size(), from + MOST_IDS))))
                    .forEach(article -> {
                        if (article.isPublished()) {
                            found.put(article.id(), article);
                        }
                    });
        }
        return found;
    }

    /** The article's text as HTML; empty where it was changed between the reading of it and of its text. */
    public Optional<String> html(Article article) {
        return views.html(article);
    }

    private MongoCollection<Document> places() {
        return articles.collection().withDocumentClass(Document.class);
    }
}
