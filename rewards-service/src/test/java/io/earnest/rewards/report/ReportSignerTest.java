package io.earnest.rewards.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.testing.TestKeys;
import io.earnest.chassis.token.Pem;
import io.earnest.rewards.config.LedgerProperties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSignerTest {
    private static final Report REPORT = new Report(
            "r1",
            "a1",
            "p1",
            new Report.AsOf(7, 3, Instant.parse("2026-01-02T03:04:05.006Z"), "ff"),
            List.of(),
            List.of(),
            5,
            6,
            -1,
            1,
            "key",
            "");

    @TempDir
    private Path dir;

    @Test
    void theSignatureIsOverTheCanonicalJsonOfAllElse() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        ReportSigner signer = signer(pair.getPrivate());
        String json = signer.sign(REPORT).json();
        String signed =
                "{\"account\":\"p1\",\"articleId\":\"a1\",\"asOf\":{\"at\":\"2026-01-02T03:04:05.006Z\",\"block\":7,"
                        + "\"hash\":\"ff\",\"index\":3},\"id\":\"r1\",\"keyId\":\"key\",\"loss\":[],\"lossSubtotal\":6,\"price\":1,"
                        + "\"profit\":[],\"profitSubtotal\":5,\"total\":-1}";
        String signature = json.replaceAll(".*\"signature\":\"([^\"]*)\".*", "$1");
        assertThat(json).isEqualTo(signed.replace(",\"total\"", ",\"signature\":\"" + signature + "\",\"total\""));

        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(pair.getPublic());
        verifier.update(signed.getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(Base64.getDecoder().decode(signature))).isTrue();
        assertThat(signer.publicKey()).isEqualTo(pair.getPublic());
        assertThat(signer.keyId()).matches("[0-9a-f]{16}");
        assertThat(signer.sign(REPORT)).isEqualTo(signer(pair.getPrivate()).sign(REPORT));
    }

    @Test
    void aMissingOrUnfitKeyIsNamedAtTheStart() throws Exception {
        assertThatThrownBy(() -> new ReportSigner(new LedgerProperties(Path.of(""))))
                .hasMessageContaining("EARNEST_LEDGER_KEY_FILE");
        assertThatThrownBy(() -> new ReportSigner(new LedgerProperties(dir.resolve("nowhere.pem"))))
                .hasMessageContaining("nowhere.pem");
        Path ofAService = TestKeys.create().serviceKeyFile("gateway");
        assertThatThrownBy(() -> new ReportSigner(new LedgerProperties(ofAService)))
                .hasMessageContaining("Ed25519");
    }

    private ReportSigner signer(java.security.PrivateKey key) throws Exception {
        Path file = dir.resolve("ledger.pem");
        Files.writeString(file, Pem.of(key));
        return new ReportSigner(new LedgerProperties(file));
    }
}
