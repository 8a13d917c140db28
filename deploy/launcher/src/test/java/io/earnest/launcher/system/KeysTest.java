package io.earnest.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    Path folder;

    @Test
    void each_service_has_a_pair_that_belongs_together() throws Exception {
        Keys keys = new Keys(new DataDirectory(folder.resolve("data")));
        keys.create();

        for (ServiceName service : ServiceName.values()) {
            KeyFactory factory = KeyFactory.getInstance("EC");
            PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(der(keys.privateKey(service))));
            PublicKey shown = factory.generatePublic(
                    new X509EncodedKeySpec(der(keys.callers().resolve(service.module() + ".pub.pem"))));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(secret);
            signature.update(new byte[] {1, 2, 3});
            byte[] signed = signature.sign();
            signature.initVerify(shown);
            signature.update(new byte[] {1, 2, 3});
            assertThat(signature.verify(signed)).as(service.module()).isTrue();
        }
        for (Path signing : List.of(keys.ledgerKey(), keys.logKey())) {
            assertThat(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der(signing))))
                    .isNotNull();
        }
        for (Path key : List.of(keys.tokenKey(), keys.factorKey())) {
            assertThat(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der(key))))
                    .isNotNull();
        }
    }

    @Test
    void keys_are_their_owners_alone_and_stay_the_same() throws Exception {
        Keys keys = new Keys(new DataDirectory(folder.resolve("data")));
        keys.create();
        String before = Files.readString(keys.tokenKey());
        keys.create();

        assertThat(Files.readString(keys.tokenKey())).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.privateKey(ServiceName.REWARDS))))
                .isEqualTo("rw-------");
    }

    private static byte[] der(Path pem) throws Exception {
        return Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----[A-Z ]+-----", ""));
    }
}
