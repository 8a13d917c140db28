package io.earnest.rewards;

import io.earnest.chassis.token.Pem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import java.util.Base64;

/** Verifies what the ledger's key signed: Ed25519 signs the same text the same way, so signing anew must agree. */
final class Signatures {
    private Signatures() {}

    static boolean verify(Path privateKey, String text, String signature) throws Exception {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(Pem.privateKey(privateKey, "Ed25519"));
        signer.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signer.sign()).equals(signature);
    }
}
