package io.earnest.article.article;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import io.earnest.chassis.store.Writes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Texts by their ids. A revision is written before the article that will name it, so that what an article names is
 * always there; one that lost a race is named by nothing and does no harm.
 */
@Component
class RevisionStore {
    /** Former texts of an article that are kept beside its present one. */
    static final int MOST_FORMER = 100;
    /** Each edit makes one too many. */
    private static final int MOST_DROPPED_AT_ONCE = 16;

    private final MongoCollection<Revision> revisions;

    RevisionStore(MongoDatabase database) {
        revisions = database.getCollection("revisions", Revision.class);
        revisions.createIndex(compoundIndex(ascending("article"), descending("version")));
    }

    /** Writes the revision; its id says its content, so that one that is there is the same. */
    void insert(Revision revision) {
        Writes.insertIfAbsent(revisions, revision);
    }

    Optional<Revision> find(String id) {
        return Optional.ofNullable(revisions.find(eq("_id", id)).first());
    }

    /** Makes the revision part of its article's history. */
    void keep(String id) {
        revisions.updateOne(eq("_id", id), set("kept", true));
    }

    void delete(String id) {
        revisions.deleteOne(and(eq("_id", id), eq("kept", false)));
    }

    /**
     * Drops the oldest of the history where it is too long. Its first text stays, which is what those read who came first,
     * and so do the newest ones.
     */
    void thin(String article) {
        List<Integer> tooMany = revisions
                .withDocumentClass(Document.class)
                .find(eq("article", article))
                // The index alone answers this: texts are large.
                .projection(Projections.fields(Projections.include("version"), Projections.excludeId()))
                .sort(descending("version"))
                .skip(MOST_FORMER + 1)
                .limit(MOST_DROPPED_AT_ONCE)
                .map(document -> document.getInteger("version"))
                .into(new ArrayList<>());
        if (tooMany.isEmpty()) {
            return;
        }
        int first = first(article);
        for (int version : tooMany) {
            if (version > first) {
                revisions.deleteOne(and(eq("article", article), eq("version", version), eq("kept", true)));
            }
        }
    }

    private int first(String article) {
        Revision first = revisions
                .find(and(eq("article", article), eq("kept", true)))
                .projection(Projections.exclude("body", "html"))
                .sort(ascending("version"))
                .first();
        return first == null ? Integer.MAX_VALUE : first.version();
    }

    /** When a version of the history was written; empty where there is none. */
    Optional<Instant> writtenAt(String article, int version) {
        return Optional.ofNullable(revisions
                        .find(and(eq("article", article), eq("kept", true), eq("version", version)))
                        .projection(Projections.exclude("body", "html"))
                        .first())
                .map(Revision::createdAt);
    }

    /** The history below a version, newest first, without texts. */
    List<Revision> kept(String article, int below, int limit) {
        return revisions
                .find(and(eq("article", article), eq("kept", true), lt("version", below)))
                .projection(Projections.exclude("body", "html"))
                .sort(descending("version"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** The history below a version, newest first, with texts but without HTML. */
    List<Revision> keptTexts(String article, int below, int limit) {
        return revisions
                .find(and(eq("article", article), eq("kept", true), lt("version", below)))
                .projection(Projections.exclude("html"))
                .sort(descending("version"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    Optional<Revision> kept(String article, int version) {
        return Optional.ofNullable(revisions
                .find(and(eq("article", article), eq("kept", true), eq("version", version)))
                .first());
    }

    /** Stores what a newer renderer made of the same text. */
    void rerendered(String id, String html, int words, int renderer) {
        revisions.updateOne(
                and(eq("_id", id), lt("renderer", renderer)),
                combine(set("html", html), set("words", words), set("renderer", renderer)));
    }
}
