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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys in PEM files, as openssl writes them: PKCS#8 for private ones, SPKI for public ones. A file may hold several keys, one
 * behind the other.
 */
public final class Pem {
    /** While a key is being replaced there are two; a file with many more is a mistake. */
    private static final int MOST_KEYS = 8;

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*)KEY-----([^-]*)-----END \\1KEY-----", Pattern.DOTALL);

    private Pem() {}

    /** The first private key of the file: the one that signs. */
    public static ECPrivateKey ecPrivateKey(Path file) {
        return ecPrivateKeys(file).getFirst();
    }

    /** All private keys of the file, of which there must be one at least. */
    public static List<ECPrivateKey> ecPrivateKeys(Path file) {
        return privateKeys(file, "EC").stream().map(ECPrivateKey.class::cast).toList();
    }

    /** The first private key of the file. */
    public static PrivateKey privateKey(Path file, String algorithm) {
        return privateKeys(file, algorithm).getFirst();
    }

    /** All public keys of the file, of which there must be one at least. */
    public static List<ECPublicKey> ecPublicKeys(Path file) {
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            List<ECPublicKey> found = new ArrayList<>();
            for (byte[] key : keys(file, "PUBLIC ")) {
                found.add((ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(key)));
            }
            return found;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds no EC public key in PEM, or something else beside one", e);
        }
    }

    /** A PEM text of any key, for tools and tests. */
    public static String of(java.security.Key key) {
        String kind = key instanceof PublicKey ? "PUBLIC KEY" : "PRIVATE KEY";
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END " + kind + "-----\n";
    }

    /** All private keys of the file, of which there must be one at least: the first is the newest. */
    public static List<PrivateKey> privateKeys(Path file, String algorithm) {
        try {
            KeyFactory factory = KeyFactory.getInstance(algorithm);
            List<PrivateKey> found = new ArrayList<>();
            for (byte[] key : keys(file, "PRIVATE ")) {
                found.add(factory.generatePrivate(new PKCS8EncodedKeySpec(key)));
            }
            return found;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds no PKCS#8 " + algorithm + " private key in PEM", e);
        }
    }

    private static List<byte[]> keys(Path file, String kind) {
        try {
            List<byte[]> found = new ArrayList<>();
            Matcher key = KEY.matcher(Files.readString(file));
            while (key.find()) {
                if (key.group(1).equals(kind)) {
                    found.add(Base64.getMimeDecoder().decode(key.group(2)));
                }
            }
            if (found.isEmpty() || found.size() > MOST_KEYS) {
                throw new IllegalArgumentException(found.size() + " keys");
            }
            return found;
        } catch (IOException e) {
            throw new IllegalStateException("the key file " + file + " can't be read", e);
        }
    }
}
