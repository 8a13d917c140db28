package io.earnest.chassis.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Keys in PEM files, as openssl writes them: PKCS#8 for private ones, SPKI for public ones. */
public final class Pem {
    private Pem() {}

    public static ECPrivateKey ecPrivateKey(Path file) {
        return (ECPrivateKey) privateKey(file, "EC");
    }

    public static PrivateKey privateKey(Path file, String algorithm) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes(file)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds no PKCS#8 " + algorithm + " private key in PEM", e);
        }
    }

    public static ECPublicKey ecPublicKey(Path file) {
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes(file)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds no EC public key in PEM", e);
        }
    }

    /** A PEM text of any key, for tools and tests. */
    public static String of(java.security.Key key) {
        String kind = key instanceof PublicKey ? "PUBLIC KEY" : "PRIVATE KEY";
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END " + kind + "-----\n";
    }

    private static byte[] bytes(Path file) {
        try {
            String text = Files.readString(file);
            return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
        } catch (IOException e) {
            throw new IllegalStateException("the key file " + file + " can't be read", e);
        }
    }
}
