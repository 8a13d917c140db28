package io.earnest.article.article;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import io.earnest.article.rewards.Settlement;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.store.Writes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Articles by id. Every change is one write of one document, on the condition that it still is what the writer saw; the
 * answer says whether it was.
 */
@Component
public class ArticleStore {
    private static final int MOST_TERMS = 100;

    private final MongoCollection<Article> articles;
    private final Clock clock;

    public ArticleStore(MongoDatabase database, Clock clock) {
        this.clock = clock;
        articles = database.getCollection("articles", Article.class);
        for (ListQuery.Sort sort : ListQuery.Sort.values()) {
            articles.createIndex(compoundIndex(ascending("status"), descending(sort.field())));
            articles.createIndex(compoundIndex(ascending("card.tags", "status"), descending(sort.field())));
            articles.createIndex(compoundIndex(ascending("authorId", "status"), descending(sort.field())));
        }
        articles.createIndex(compoundIndex(ascending("authorId"), descending("order.edited")));
        articles.createIndex(ascending("changed"));
        articles.createIndex(ascending("status", "_id"));
        articles.createIndex(ascending("authorId", "_id"));
    }

    MongoCollection<Article> collection() {
        return articles;
    }

    /** False where an article with this id is there already. */
    public boolean insert(Article article) {
        return Writes.insertIfAbsent(articles, article);
    }

    public Optional<Article> find(String id) {
        return Optional.ofNullable(articles.find(eq("_id", id)).first());
    }

    /** A page of published articles. */
    Page<Article> list(ListQuery query) {
        List<Bson> filters = filters(query);
        if (query.after() != null) {
            filters.add(lt(query.sort().field(), query.after()));
        }
        List<Article> found = articles.find(and(filters))
                .sort(descending(query.sort().field()))
                .limit(query.limit() + 1)
                .into(new ArrayList<>());
        return Page.of(found, query.limit(), query::cursor);
    }

    /**
     * Published articles of any of the authors or with any of the tags, the newest first. Each range of an index is walked in
     * its order and no further than the page goes; MongoDB merges at most 200 of them without sorting.
     */
    Page<Article> followed(List<String> authors, List<String> tags, @Nullable String after, int limit) {
        String place = ListQuery.Sort.NEWEST.field();
        SortedMap<String, Article> found = new TreeMap<>(Comparator.reverseOrder());
        BiConsumer<String, List<String>> look = (field, some) -> {
            List<Bson> filters = new ArrayList<>();
            filters.add(eq("status", Status.PUBLISHED));
            filters.add(in(field, some));
            if (after != null) {
                filters.add(lt(place, after));
            }
            articles.find(and(filters)).sort(descending(place)).limit(limit + 1).forEach(article -> {
                found.put(article.order().newest(), article);
            });
        };
        inChunks(authors, some -> look.accept("authorId", some));
        inChunks(
                tags.stream().flatMap(tag -> Tags.keys(tag).stream()).toList(), some -> look.accept("card.tags", some));
        ListQuery query = new ListQuery(ListQuery.Sort.NEWEST, null, null, after, limit);
        return Page.of(found.values().stream().limit(limit + 1L).toList(), limit, query::cursor);
    }

    private static void inChunks(List<String> terms, Consumer<List<String>> each) {
        List<String> distinct = terms.stream().distinct().toList();
        for (int from = 0; from < distinct.size(); from += MOST_TERMS) {
            each.accept(distinct.subList(from, Math.min(distinct.size(), from + MOST_TERMS)));
        }
    }

    /** How many articles the list has in all, counted up to a limit. */
    long count(ListQuery query) {
        return articles.countDocuments(and(filters(query)), new CountOptions().limit(CardPage.MOST_COUNTED));
    }

    private static List<Bson> filters(ListQuery query) {
        List<Bson> filters = new ArrayList<>();
        filters.add(eq("status", Status.PUBLISHED));
        if (query.tag() != null) {
            List<String> keys = Tags.keys(query.tag());
            filters.add(keys.size() == 1 ? eq("card.tags", keys.getFirst()) : in("card.tags", keys));
        }
        if (query.authorId() != null) {
            filters.add(eq("authorId", query.authorId()));
        }
        return filters;
    }

    /** An author's own articles, those changed last first; deleted ones only where asked for. */
    Page<Article> own(String author, @Nullable Status status, @Nullable String after, int limit) {
        List<Bson> filters = new ArrayList<>();
        filters.add(eq("authorId", author));
        filters.add(
                status == null ? in("status", Status.DRAFT, Status.PENDING, Status.PUBLISHED) : eq("status", status));
        if (after != null) {
            filters.add(lt("order.edited", after));
        }
        List<Article> found = articles.find(and(filters))
                .sort(descending("order.edited"))
                .limit(limit + 1)
                .into(new ArrayList<>());
        return Page.of(found, limit, last -> Paging.cursor(last.order().edited()));
    }

    /** How many drafts an author has, counted up to a limit. */
    long drafts(String author, int limit) {
        return articles.countDocuments(
                and(eq("authorId", author), eq("status", Status.DRAFT)), new CountOptions().limit(limit));
    }

    /** How many articles an author has begun since a time, deleted ones among them and imports not, counted up to a limit. */
    long begunSince(String author, Instant since, int limit) {
        return articles.countDocuments(
                and(
                        eq("authorId", author),
                        gte("order.edited", Order.time(since, "")),
                        gte("createdAt", since),
                        eq("source", null)),
                new CountOptions().limit(limit));
    }

    /** All articles of an author behind an id, in the order of their ids. */
    List<Article> by(String author, @Nullable String after, int limit) {
        return articles.find(and(eq("authorId", author), gt("_id", after == null ? "" : after)))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Changes the article unless its text or status changed meanwhile. */
    public boolean change(Article seen, Bson... updates) {
        return changeIf(
                seen.id(),
                and(eq("_id", seen.id()), eq("version", seen.version()), eq("status", seen.status())),
                updates);
    }

    /** The same for a change that leaves something owed: only while nothing else is, nor was tried meanwhile. */
    public boolean changeOwing(Article seen, Bson... updates) {
        Integer attempt = seen.publication() == null ? null : seen.publication().attempt();
        return changeIf(
                seen.id(),
                and(
                        eq("_id", seen.id()),
                        eq("version", seen.version()),
                        eq("status", seen.status()),
                        eq("publication.attempt", attempt),
                        exists("intent", false)),
                updates);
    }

    /** Changes the article while the command is what it owes. */
    public boolean changeOwed(String id, String command, Bson... updates) {
        return changeIf(id, and(eq("_id", id), eq("intent.command", command)), updates);
    }

    /** The refusal of this attempt was told to the one who made it. */
    public void told(String id, int attempt) {
        changeIf(
                id,
                and(
                        eq("_id", id),
                        eq("publication.attempt", attempt),
                        eq("publication.state", Settlement.Status.REFUSED)),
                set("publication.told", true));
    }

    /** The command is done with. */
    public void clear(String id, String command) {
        changeOwed(id, command, unset("intent"), unset("note"));
    }

    /**
     * Sets the ratings, counted while {@code seen} was current.
     *
     * @return false where others counted meanwhile
     */
    public boolean setRatings(Article seen, long pluses, long minuses) {
        return changeIf(
                seen.id(),
                and(
                        eq("_id", seen.id()),
                        eq("counts.ratingsVersion", seen.counts().ratingsVersion())),
                set("counts.pluses", pluses),
                set("counts.minuses", minuses),
                set("counts.ratingsVersion", seen.counts().ratingsVersion() + 1),
                set("order.top", Order.top(seen.order().newest(), pluses - minuses)));
    }

    /** Sets the number of comments; an older version than the one known changes nothing. */
    void setComments(Article article, long comments, long version) {
        changeIf(
                article.id(),
                and(eq("_id", article.id()), lt("counts.commentsVersion", version)),
                set("counts.comments", comments),
                set("counts.commentsVersion", version),
                set("order.discussed", Order.discussed(article.order().newest(), comments)));
    }

    /** Gives the card of this very text what this version of the service makes of it. */
    void recard(Article seen, String excerpt, int words) {
        List<String> tags = seen.card().shownTags();
        changeIf(
                seen.id(),
                and(eq("_id", seen.id()), eq("card.revision", seen.card().revision())),
                set("card.excerpt", excerpt),
                set("card.words", words),
                set("card.tags", tags.stream().map(Tags::key).distinct().toList()),
                set("card.labels", tags));
    }

    /** Whatever changes gets its place in the order of changes by the same write: nobody can forget it. */
    private boolean changeIf(String id, Bson filter, Bson... updates) {
        Bson place = set("changed", Order.change(clock.instant(), id));
        return articles.updateOne(filter, combine(combine(updates), place)).getMatchedCount() == 1;
    }
}
