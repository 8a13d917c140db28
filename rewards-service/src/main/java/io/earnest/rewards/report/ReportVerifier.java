package io.earnest.rewards.report;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.earnest.rewards.ledger.state.PurchasedReport;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
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
    /** In front of the 32 bytes of each Ed25519 key (RFC 8410). */
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

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
            PublicKey read = key(key.getString("x"));
            if (read == null || !ReportText.keyId(read).equals(key.get("_id"))) {
                return Optional.of("the key " + key.get("_id") + " of reports is not the one of that name");
            }
            keys.put(key.getString("_id"), read);
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
        return signed(key, text.unsigned(), signature) ? null : "has another signature than its key makes";
    }

    private static @Nullable Map<String, Object> read(@Nullable String json) {
        try {
            return json == null ? null : JSON.readValue(json, new TypeReference<>() {});
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable PublicKey key(@Nullable String x) {
        try {
            byte[] key = x == null ? new byte[0] : Base64.getUrlDecoder().decode(x);
            byte[] spki = new byte[SPKI.length + key.length];
            System.arraycopy(SPKI, 0, spki, 0, SPKI.length);
            System.arraycopy(key, 0, spki, SPKI.length, key.length);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean signed(PublicKey key, byte[] text, String signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
