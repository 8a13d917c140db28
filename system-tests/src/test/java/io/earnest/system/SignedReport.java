package io.earnest.system;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A profit-and-loss report as anybody can check it who has only what is published. */
final class SignedReport {
    /** Of plain text and integers, sorted members without spaces are canonical JSON. */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** What comes before the bytes of an Ed25519 key in its standard form. */
    private static final String SPKI = "302a300506032b6570032100";

    private SignedReport() {}

    /**
     * Whether its signature is that of the key that it names.
     *
     * @param keys as {@code GET /api/ledger/keys} gives them
     */
    static boolean verifies(JsonNode report, JsonNode keys) {
        ObjectNode signed = (ObjectNode) report.deepCopy();
        String signature = signed.remove("signature").asString();
        return keys.path("keys")
                .valueStream()
                .filter(key -> key.path("kid").equals(report.path("keyId")))
                .anyMatch(key -> verifies(signed, signature, key.path("x").asString()));
    }

    private static boolean verifies(ObjectNode signed, String signature, String key) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey(key));
            verifier.update(CANONICAL.writeValueAsBytes(CANONICAL.convertValue(signed, Map.class)));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static PublicKey publicKey(String key) throws GeneralSecurityException {
        byte[] spki = HexFormat.of()
                .parseHex(SPKI + HexFormat.of().formatHex(Base64.getUrlDecoder().decode(key)));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    }
}
