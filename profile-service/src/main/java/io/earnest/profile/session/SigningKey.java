package io.earnest.profile.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.Base64URL;
import io.earnest.chassis.token.Pem;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.springframework.stereotype.Component;

/**
 * The key that signs people's tokens: the first of its file; its id is the thumbprint of its public half (RFC 7638). Others
 * behind it sign nothing, but what they signed is accepted: so the next key is known everywhere before it signs, and the one
 * before until nothing of it is left.
 */
@Component
public class SigningKey {
    private final List<ECKey> keys;

    SigningKey(TokensProperties properties) {
        Path file = properties.keyFile();
        if (file == null || file.toString().isEmpty()) {
            throw new IllegalStateException("EARNEST_TOKEN_KEY_FILE must name the private key of people's tokens");
        }
        this.keys = Pem.ecPrivateKeys(file).stream().map(SigningKey::of).toList();
    }

    /** The one that signs, with the private half. */
    ECKey key() {
        return keys.getFirst();
    }

    /** All of them, with their private halves, the one that signs first. */
    List<ECKey> all() {
        return keys;
    }

    /** What may be published: the public halves of all. */
    JWKSet published() {
        return new JWKSet(keys.stream().<JWK>map(ECKey::toPublicJWK).toList());
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
