package io.earnest.article.article;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.earnest.chassis.page.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Published articles for programs that follow the site. */
@Component
public class ArticleLists {
    private static final String PLACE = "order.newest";

    private final ArticleStore articles;
    private final Views views;

    ArticleLists(ArticleStore articles, Views views) {
        this.articles = articles;
        this.views = views;
    }

    /**
     * Where an article is.
     *
     * @param changedAt when its text last changed
     */
    public record Address(String slug, Instant changedAt) {}

    /**
     * The newest articles.
     *
     * @param tag as it is shown, or null for all
     * @param authorId profile, or null for all
     */
    public List<Article> newest(@Nullable String tag, @Nullable String authorId, int limit) {
        return articles.list(new ListQuery(ListQuery.Sort.NEWEST, tag, authorId, null, limit))
                .items();
    }

    /** The newest articles of any of the authors or with any of the tags, as they are shown. */
    public Page<Article> followed(List<String> authors, List<String> tags, @Nullable String after, int limit) {
        return articles.followed(authors, tags, after, limit);
    }

    /** Their cards, in the same order. */
    public List<CardView> cards(List<Article> list) {
        return views.cards(new Page<>(list, null)).items();
    }

    /** The places, oldest first, at which each page of so many articles starts. One walk through an index. */
    public List<String> starts(int pageSize) {
        List<String> starts = new ArrayList<>();
        long count = 0;
        try (MongoCursor<Document> places = documents()
                .find(eq("status", Status.PUBLISHED))
                .projection(fields(include(PLACE), excludeId()))
                .sort(ascending(PLACE))
                .cursor()) {
            while (places.hasNext()) {
                Document place = places.next();
                if (count++ % pageSize == 0) {
                    starts.add(place.getEmbedded(List.of("order", "newest"), String.class));
                }
            }
        }
        return starts;
    }

    /** The addresses from a place on, oldest first. */
    public List<Address> addressesFrom(String start, int limit) {
        return documents()
                .find(and(eq("status", Status.PUBLISHED), gte(PLACE, start)))
                .projection(fields(include("slug", "updatedAt"), excludeId()))
                .sort(ascending(PLACE))
                .limit(limit)
                .map(document -> new Address(
                        document.getString("slug"),
                        document.getDate("updatedAt").toInstant()))
                .into(new ArrayList<>());
    }

    private MongoCollection<Document> documents() {
        return articles.collection().withDocumentClass(Document.class);
    }
}
