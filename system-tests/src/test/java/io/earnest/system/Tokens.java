package io.earnest.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens as somebody makes them who has read the documents, and in some tests even has stolen a key. */
final class Tokens {
    private Tokens() {}

    /** What a good token of a person says; change it to make a bad one. */
    static Map<String, Object> claimsOf(String profile, String handle, List<String> roles) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", "earnest");
        claims.put("aud", "earnest");
        claims.put("sub", profile);
        claims.put("handle", handle);
        claims.put("roles", roles);
        claims.put("level", 30);
        claims.put("sid", "00000000000000000000");
        claims.put("iat", now);
        claims.put("exp", now + 300);
        return claims;
    }

    static Map<String, Object> claimsOfService(String caller, String provider) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", caller);
        claims.put("aud", provider);
        claims.put("iat", now);
        claims.put("exp", now + 50);
        return claims;
    }

    static String es256(Map<String, Object> header, Map<String, Object> claims, PrivateKey key) {
        try {
            String text = part(header) + "." + part(claims);
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hs256(Map<String, Object> header, Map<String, Object> claims, byte[] secret) {
        try {
            String text = part(header) + "." + part(claims);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return text + "." + base64(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(Map<String, Object> claims) {
        return part(Map.of("alg", "none")) + "." + part(claims) + ".";
    }

    static PrivateKey ownKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static PrivateKey keyIn(Path pem) {
        try {
            String text = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no key in " + pem, e);
        }
    }

    private static String part(Map<String, Object> json) {
        return base64(Json.MAPPER.writeValueAsBytes(json));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
