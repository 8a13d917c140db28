package io.earnest.launcher.secrets;

import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.DataDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whom the services believe about a MongoDB's certificate: the authority that the operator has given, beside those that Java knows, as
 * the same process asks others by HTTPS. A keystore that opens without a password, as there is nothing secret in it.
 */
final class StoreAuthority {
    /** What the operator puts there: one or more certificates in PEM. */
    private static final String GIVEN = "mongodb/ca.crt";

    static final String TRUSTED = "mongodb/truststore.jks";

    private final DataDirectory files;
    private final Stores stores;

    StoreAuthority(DataDirectory files, Stores stores) {
        this.files = files;
        this.stores = stores;
    }

    /** Writes the keystore anew; refuses where there is no certificate, or an address that does without. */
    void create() {
        String given = files.read(GIVEN);
        if (given == null) {
            throw new Refusal(
                    "The overlay takes a MongoDB that an authority of your own vouches for: put that authority's"
                            + " certificate (PEM) into " + files.file(GIVEN) + ", and run this again");
        }
        List<String> bare = stores.withoutTls();
        if (!bare.isEmpty()) {
            throw new Refusal("These addresses do not ask for TLS: add tls=true to each, and run this again:\n  "
                    + String.join("\n  ", bare));
        }
        try {
            KeyStore trusted = KeyStore.getInstance("JKS");
            trusted.load(null, null);
            for (X509Certificate known : knownToJava()) {
                add(trusted, known);
            }
            Collection<? extends Certificate> own = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(given.getBytes(StandardCharsets.UTF_8)));
            if (own.isEmpty()) {
                throw new Refusal(files.file(GIVEN) + " holds no certificate in PEM");
            }
            for (Certificate certificate : own) {
                add(trusted, certificate);
            }
            try (OutputStream out = Files.newOutputStream(files.file(TRUSTED))) {
                trusted.store(out, "none".toCharArray());
            }
        } catch (GeneralSecurityException e) {
            throw new Refusal(files.file(GIVEN) + " holds no certificate that can be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new Refusal(files.file(TRUSTED) + " can't be written: " + e.getMessage(), e);
        }
    }

    private static void add(KeyStore trusted, Certificate certificate) throws GeneralSecurityException {
        trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
    }

    private static List<X509Certificate> knownToJava() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .toList();
    }
}
