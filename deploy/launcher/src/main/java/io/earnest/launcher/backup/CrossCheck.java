package io.earnest.launcher.backup;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.earnest.launcher.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Holds the services' stores against the ledger: what was booked is there, and what is settled was booked. It knows of them
 * only that an action's document has the natural key of its entry as its id, and a field {@code intent} while it is owed.
 */
final class CrossCheck {
    private static final int AT_ONCE = 200;

    /**
     * A kind of action.
     *
     * @param prefix of the natural key; the rest is the document's id
     * @param alwaysBooked whether each such document that is not owed has an entry, refused or not
     */
    private record Kind(String database, String collection, String prefix, boolean alwaysBooked) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(Databases.PROFILE, "profiles", "signed-up:", true),
            // Drafts and imports are in no entry.
            new Kind(Databases.ARTICLE, "articles", "article-published:", false),
            new Kind(Databases.ARTICLE, "verified-readings", "article-read:", true),
            new Kind(Databases.ARTICLE, "ratings", "article-rated:", true),
            new Kind(Databases.COMMENT, "comments", "comment-posted:", true),
            new Kind(Databases.COMMENT, "votes", "comment-voted:", true));

    private final Clients clients;
    private final MongoCollection<Document> keys;

    CrossCheck(Clients clients) {
        this.clients = clients;
        this.keys = clients.database(Databases.REWARDS).getCollection("keys");
    }

    /** What was found to be in order, in words. */
    String run() {
        long booked = 0;
        long owed = 0;
        for (Kind kind : KINDS) {
            MongoCollection<Document> documents =
                    clients.database(kind.database()).getCollection(kind.collection());
            booked += bookedAreThere(kind, documents);
            if (kind.alwaysBooked()) {
                settledAreBooked(kind, documents);
            }
            owed += documents.countDocuments(Filters.exists("intent"));
        }
        long orders = new OrderCheck(clients).run();
        return booked + " booked actions are in their services' stores, and no settled one lacks its entry; " + orders
                + " grants, reversals and tariffs are as the audit says they were ordered"
                + (owed == 0 ? "" : "; " + owed + " are under way and go on at the next start");
    }

    private long bookedAreThere(Kind kind, MongoCollection<Document> documents) {
        long found = 0;
        List<String> ids = new ArrayList<>();
        for (Document key : keys.find(startingWith(kind.prefix()))
                .projection(Projections.include("_id"))
                .sort(Sorts.ascending("_id"))) {
            String id = key.getString("_id");
            if (id.indexOf('#') < 0) {
                ids.add(id.substring(kind.prefix().length()));
            }
            if (ids.size() == AT_ONCE) {
                found += allThere(kind, documents, ids);
                ids.clear();
            }
        }
        return found + allThere(kind, documents, ids);
    }

    private static int allThere(Kind kind, MongoCollection<Document> documents, List<String> ids) {
        String missing = firstMissing(documents, ids);
        if (missing != null) {
            throw new Refusal("The ledger has booked " + kind.prefix() + missing + ", and " + kind.database() + "."
                    + kind.collection() + " does not know it");
        }
        return ids.size();
    }

    private void settledAreBooked(Kind kind, MongoCollection<Document> documents) {
        List<String> ids = new ArrayList<>();
        for (Document document :
                documents.find(Filters.exists("intent", false)).projection(Projections.include("_id"))) {
            ids.add(kind.prefix() + document.getString("_id"));
            if (ids.size() == AT_ONCE) {
                allAnswered(kind, ids);
                ids.clear();
            }
        }
        allAnswered(kind, ids);
    }

    private void allAnswered(Kind kind, List<String> ids) {
        List<String> open = new ArrayList<>(ids);
        open.removeAll(present(keys, ids));
        for (String id : open) {
            // A refused attempt is kept under its command's id.
            if (keys.find(startingWith(id + "#")).first() == null) {
                throw new Refusal(kind.database() + "." + kind.collection() + " holds "
                        + id.substring(kind.prefix().length()) + " as settled, and the ledger never heard of it");
            }
        }
    }

    private static @Nullable String firstMissing(MongoCollection<Document> documents, List<String> ids) {
        Set<String> present = present(documents, ids);
        return ids.stream().filter(id -> !present.contains(id)).findFirst().orElse(null);
    }

    private static Set<String> present(MongoCollection<Document> documents, List<String> ids) {
        Set<String> present = new HashSet<>();
        if (!ids.isEmpty()) {
            documents
                    .find(Filters.in("_id", ids))
                    .projection(Projections.include("_id"))
                    .forEach(document -> present.add(document.getString("_id")));
        }
        return present;
    }

    static Bson startingWith(String prefix) {
        return Filters.and(Filters.gte("_id", prefix), Filters.lt("_id", prefix + Character.MAX_VALUE));
    }
}
