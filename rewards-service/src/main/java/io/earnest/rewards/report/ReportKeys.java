package io.earnest.rewards.report;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.earnest.chassis.store.Writes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The keys by which anybody can verify a report, as a JWK set (RFC 7517, RFC 8037). Each is kept in the store before its first
 * signature: a report that was bought is verified for ever, whichever key signs by then.
 */
@Component
public class ReportKeys {
    private static final int KEY_BYTES = 32;
    /** Far more than an installation ever has. */
    private static final int MOST_PUBLISHED = 100;

    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final String keyId;
    private final String x;
    private volatile boolean kept;

    ReportKeys(ReportSigner signer, MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("reportKeys");
        this.clock = clock;
        byte[] spki = signer.publicKey().getEncoded();
        // An Ed25519 SPKI is a fixed head and the key's 32 bytes.
        byte[] key = Arrays.copyOfRange(spki, spki.length - KEY_BYTES, spki.length);
        this.keyId = signer.keyId();
        this.x = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** A JWK set. */
    public record KeySet(List<Key> keys) {}

    /**
     * A public key.
     *
     * @param x its 32 bytes, Base64url
     * @param usedFrom since when reports are signed with it
     */
    public record Key(String kty, String crv, String alg, String use, String kid, String x, Instant usedFrom) {}

    /** The keys of all reports that were ever signed here; the one that signs now first, then the newest. */
    public KeySet published() {
        keep();
        List<Key> keys = new ArrayList<>();
        for (Document key :
                collection.find().sort(Sorts.descending("usedFrom", "_id")).limit(MOST_PUBLISHED)) {
            String kid = key.getString("_id");
            Key published = new Key(
                    "OKP",
                    "Ed25519",
                    "EdDSA",
                    "sig",
                    kid,
                    key.getString("x"),
                    key.getDate("usedFrom").toInstant());
            keys.add(kid.equals(keyId) ? 0 : keys.size(), published);
        }
        return new KeySet(keys);
    }

    /** The 32 bytes, Base64url, of a key that signs or did; empty if there is no such key. */
    Optional<String> x(String kid) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", kid)).first())
                .map(key -> key.getString("x"));
    }

    /** To be called before something is signed. */
    void keep() {
        if (kept) {
            return;
        }
        Date now = Date.from(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        try {
            collection.insertOne(new Document("_id", keyId).append("x", x).append("usedFrom", now));
        } catch (MongoWriteException e) {
            if (!Writes.isDuplicateKey(e)) {
                throw e;
            }
        }
        kept = true;
    }
}
