package io.earnest.article.readinglist;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import io.earnest.chassis.store.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lists, one document for each article on one. */
@Component
class ReadingListStore {
    /** Stores that stand in for MongoDB look through a long {@code $in} again and again. */
    private static final int MOST_IDS = 16;

    private final MongoCollection<Entry> entries;

    ReadingListStore(MongoDatabase database) {
        entries = database.getCollection("reading-list", Entry.class);
        entries.createIndex(compoundIndex(ascending("reader"), descending("place")));
    }

    boolean has(String article, String reader) {
        return entries.find(eq("_id", Entry.id(article, reader))).first() != null;
    }

    /** Those of the articles that are on the reader's list. */
    List<String> among(String reader, List<String> articles) {
        List<String> found = new ArrayList<>();
        for (int from = 0; from < articles.size(); from += MOST_IDS) {
            List<String> ids = articles.subList(from, Math.min(articles.size(), from + MOST_IDS)).stream()
                    .map(article -> Entry.id(article, reader))
                    .toList();
            entries.find(in("_id", ids)).map(Entry::article).into(found);
        }
        return found;
    }

    /** How many there are, counted up to a limit. */
    long count(String reader, int limit) {
        return entries.countDocuments(eq("reader", reader), new CountOptions().limit(limit));
    }

    /** Adds it unless it is there. */
    void add(Entry entry) {
        Writes.insertIfAbsent(entries, entry);
    }

    void remove(String article, String reader) {
        entries.deleteOne(eq("_id", Entry.id(article, reader)));
    }

    /** A reader's list below a place, the newest first. */
    List<Entry> of(String reader, @Nullable String below, int limit) {
        Bson mine = eq("reader", reader);
        return entries.find(below == null ? mine : and(mine, lt("place", below)))
                .sort(descending("place"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** The next reader, in the order of their ids, who has a list. */
    Optional<String> readerBehind(String reader) {
        return Optional.ofNullable(entries.find(gt("reader", reader))
                        .sort(compoundIndex(ascending("reader"), descending("place")))
                        .first())
                .map(Entry::reader);
    }

    /** The whole list, with the account. */
    void forget(String reader) {
        entries.deleteMany(eq("reader", reader));
    }
}
