package io.earnest.rewards.report;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.earnest.rewards.ledger.state.PurchasedReport;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the reports that were signed and kept against the purchases that the chain makes: each says, byte for byte, what the
 * entries up to its purchase add up to, and its signature is of a key that is kept.
 */
public final class ReportVerifier {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MongoDatabase database;
    private final Function<String, Optional<PurchasedReport>> purchases;
    private final Map<String, PublicKey> keys = new HashMap<>();
    private long verified;

    /**
     * @param database the ledger's
     * @param purchases by the report's id, as the chain makes them
     */
    public ReportVerifier(MongoDatabase database, Function<String, Optional<PurchasedReport>> purchases) {
        this.database = database;
        this.purchases = purchases;
    }

    /** The first thing that is not as it must be; empty if nothing is. */
    public Optional<String> flaw() {
        for (Document key : database.getCollection("reportKeys").find()) {
            String id = String.valueOf(key.get("_id"));
            Optional<PublicKey> read = ReportSignature.key(id, String.valueOf(key.get("x")));
            if (read.isEmpty()) {
                return Optional.of("the key " + key.get("_id") + " of reports is not the one of that name");
            }
            keys.put(id, read.get());
        }
        for (Document kept : database.getCollection("reportDocuments").find().sort(Sorts.ascending("_id"))) {
            String why = flaw(kept.getString("_id"), kept.getString("json"));
            if (why != null) {
                return Optional.of("the report " + kept.get("_id") + " " + why);
            }
            verified++;
        }
        return Optional.empty();
    }

    /** How many reports were found to be in order. */
    public long verified() {
        return verified;
    }

    private @Nullable String flaw(String id, @Nullable String json) {
        Map<String, Object> said = read(json);
        if (json == null
                || said == null
                || !(said.get("keyId") instanceof String keyId)
                || !(said.get("signature") instanceof String signature)) {
            return "cannot be read";
        }
        PurchasedReport bought = purchases.apply(id).orElse(null);
        if (bought == null) {
            return "was never bought";
        }
        ReportText text = ReportText.of(Report.of(bought, keyId));
        if (!text.signed(signature).json().equals(json)) {
            return "does not say what its entries add up to";
        }
        PublicKey key = keys.get(keyId);
        if (key == null) {
            return "names the key " + keyId + ", which is not kept";
        }
        return ReportSignature.signed(key, text.unsigned(), signature)
                ? null
                : "has another signature than its key makes";
    }

    private static @Nullable Map<String, Object> read(@Nullable String json) {
        try {
            return json == null ? null : JSON.readValue(json, new TypeReference<>() {});
        } catch (JacksonException e) {
            return null;
        }
    }
}
