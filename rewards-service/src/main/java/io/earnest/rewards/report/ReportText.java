package io.earnest.rewards.report;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report in the one form in which it is signed and kept.
 *
 * @param members all but the signature
 */
record ReportText(Map<String, Object> members) {
    private static final String SIGNATURE = "signature";

    /** Of what a report holds, integers and plain text, sorted members without spaces are canonical JSON (RFC 8785). */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    static ReportText of(Report report) {
        Map<String, Object> members = CANONICAL.convertValue(report, new TypeReference<>() {});
        members.remove(SIGNATURE);
        return new ReportText(members);
    }

    /** What the signature is over. */
    byte[] unsigned() {
        return CANONICAL.writeValueAsBytes(members);
    }

    /** What is kept. Does not change this. */
    ReportDocument signed(String signature) {
        Map<String, Object> all = new HashMap<>(members);
        all.put(SIGNATURE, signature);
        return new ReportDocument(CANONICAL.writeValueAsString(all));
    }

    /** Names a key: the first 16 hexadecimal digits of the SHA-256 of the public key (SPKI). */
    static String keyId(PublicKey key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
