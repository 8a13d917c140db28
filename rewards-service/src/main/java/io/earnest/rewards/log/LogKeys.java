package io.earnest.rewards.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.earnest.chassis.store.Writes;
import io.earnest.rewards.log.note.NoteKey;
import io.earnest.rewards.log.note.NoteSigner;
import io.earnest.rewards.log.note.SignatureLine;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** The keys that sign a log's checkpoints, and those that did: each is kept in the store before its first signature. */
final class LogKeys {
    /** Far more than an installation ever has. */
    private static final int MOST_PUBLISHED = 100;

    private final MongoCollection<Document> collection;
    private final String origin;
    private final List<NoteSigner> signers;
    private final Clock clock;
    private volatile boolean kept;

    /** @param signers one or more, the newest first */
    LogKeys(MongoDatabase database, String origin, List<NoteSigner> signers, Clock clock) {
        this.collection = database.getCollection("logKeys");
        this.origin = origin;
        this.signers = List.copyOf(signers);
        this.clock = clock;
    }

    /** The signatures of a text by all keys that sign now. */
    List<SignatureLine> sign(String text) {
        keep();
        return signers.stream().map(signer -> signer.sign(text)).toList();
    }

    /** Those that sign now first, then the newest. */
    List<NoteKey> published() {
        keep();
        List<NoteKey> keys = new ArrayList<>();
        signers.forEach(signer -> keys.add(signer.key()));
        for (Document kept : collection
                .find(Filters.eq("origin", origin))
                .sort(Sorts.descending("usedFrom", "_id"))
                .limit(MOST_PUBLISHED)) {
            NoteKey key = NoteKey.parse(kept.getString("_id"));
            if (keys.stream().noneMatch(key::isSameKeyAs)) {
                keys.add(key);
            }
        }
        return keys;
    }

    private void keep() {
        if (kept) {
            return;
        }
        Date now = Date.from(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        for (NoteSigner signer : signers) {
            Document key = new Document("_id", signer.key().vkey())
                    .append("origin", origin)
                    .append("usedFrom", now);
            boolean unused = Writes.insertIfAbsent(collection, key);
        }
        kept = true;
    }
}
