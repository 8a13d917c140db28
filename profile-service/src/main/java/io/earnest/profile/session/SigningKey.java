package io.earnest.profile.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.Base64URL;
import io.earnest.chassis.token.Pem;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.springframework.stereotype.Component;

/** The key that signs people's tokens; its id is the thumbprint of its public half (RFC 7638). */
@Component
class SigningKey {
    private final ECKey key;

    SigningKey(TokensProperties properties) {
        Path file = properties.keyFile();
        if (file == null || file.toString().isEmpty()) {
            throw new IllegalStateException("EARNEST_TOKEN_KEY_FILE must name the private key of people's tokens");
        }
        this.key = of(Pem.ecPrivateKey(file));
    }

    /** With the private half. */
    ECKey key() {
        return key;
    }

    /** What may be published. */
    ECKey publicKey() {
        return key.toPublicJWK();
    }

    private static ECKey of(ECPrivateKey secret) {
        // The PEM need not hold the public half, and the JDK does not derive it.
        ECPoint point = CustomNamedCurves.getByName("P-256")
                .getG()
                .multiply(secret.getS())
                .normalize();
        try {
            return new ECKey.Builder(
                            Curve.P_256,
                            Base64URL.encode(point.getAffineXCoord().getEncoded()),
                            Base64URL.encode(point.getAffineYCoord().getEncoded()))
                    .privateKey(secret)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint()
                    .build();
        } catch (JOSEException | IllegalArgumentException e) {
            throw new IllegalStateException("the key of people's tokens must be on P-256", e);
        }
    }
}
