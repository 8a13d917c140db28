package io.earnest.profile.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Passkeys of this site: discoverable, and with the person verified by the device (a finger, a face, its PIN), so that one
 * counts as both factors. Who made the authenticator is not asked.
 */
@Component
public class Passkeys {
    /** How many an account may have. */
    public static final int MOST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final PasskeyStore store;
    private final PasskeyChallenges challenges;
    private final Profiles profiles;
    private final Clock clock;
    private final Origin origin;
    private final String site;

    Passkeys(
            PasskeyStore store,
            PasskeyChallenges challenges,
            Profiles profiles,
            Clock clock,
            @Value("${earnest.public-url}") String publicUrl) {
        this.store = store;
        this.challenges = challenges;
        this.profiles = profiles;
        this.clock = clock;
        this.origin = Origin.create(publicUrl.replaceAll("/+$", ""));
        this.site = String.valueOf(URI.create(publicUrl).getHost()).toLowerCase(Locale.ROOT);
    }

    /** How a registration ended. */
    public sealed interface Added {
        record Done(Passkey passkey) implements Added {}

        /** What came is not what was asked for, or too late, or came before. */
        record Refused() implements Added {}

        record TooMany() implements Added {}
    }

    /**
     * What an authenticator answered at a sign-in, in base64url.
     *
     * @param userHandle whose it says that it is
     */
    public record Assertion(
            String id, String clientDataJson, String authenticatorData, String signature, String userHandle) {}

    /** The host to which a passkey of this site is bound. */
    public String site() {
        return site;
    }

    public List<Long> algorithms() {
        return ALGORITHMS.stream().map(COSEAlgorithmIdentifier::getValue).toList();
    }

    public List<Passkey> of(String profile) {
        return store.of(profile);
    }

    public boolean remove(String id, String profile) {
        return store.remove(id, profile);
    }

    /** Forgets all of an account that is deleted. Repeating it changes nothing. */
    public void forget(String profile) {
        store.forget(profile);
    }

    public String challengeToAdd(String profile, String session) {
        return challenges.create(adding(profile, session));
    }

    public String challengeToSignIn() {
        return challenges.create(PasskeyChallenges.SIGN_IN);
    }

    /** Adds what an authenticator has made for this session's challenge. */
    public Added add(String profile, String session, String name, String clientDataJson, String attestationObject) {
        RegistrationData data = registered(clientDataJson, attestationObject);
        CollectedClientData client = data == null ? null : data.getCollectedClientData();
        Instant end = client == null ? null : challenges.end(adding(profile, session), challengeIn(client));
        if (data == null || client == null || end == null || !isGood(data, client)) {
            return new Added.Refused();
        }
        AttestationObject attestation = data.getAttestationObject();
        AuthenticatorData<?> authenticator = attestation == null ? null : attestation.getAuthenticatorData();
        AttestedCredentialData credential = authenticator == null ? null : authenticator.getAttestedCredentialData();
        if (authenticator == null || credential == null || !store.take(challengeIn(client), end, clock.instant())) {
            return new Added.Refused();
        }
        if (store.of(profile).size() >= MOST) {
            return new Added.TooMany();
        }
        Passkey passkey = new Passkey(
                encoded(credential.getCredentialId()),
                profile,
                name,
                encoded(credentials.convert(credential)),
                authenticator.getSignCount(),
                authenticator.isFlagBE(),
                authenticator.isFlagBS(),
                now(),
                null);
        if (!store.insert(passkey)) {
            return new Added.Refused();
        }
        if (profiles.byId(profile).filter(Profile::isActive).isEmpty()) {
            store.forget(profile); // Deleted meanwhile: what is erased stays so.
            return new Added.Refused();
        }
        return new Added.Done(passkey);
    }

    /** The passkey that has signed a challenge of ours just now, which counts once; empty where anything of it is wrong. */
    public Optional<Passkey> signedIn(Assertion assertion) {
        Passkey passkey = store.byId(assertion.id).orElse(null);
        AuthenticationData data = authenticated(assertion);
        CollectedClientData client = data == null ? null : data.getCollectedClientData();
        Instant end = client == null ? null : challenges.end(PasskeyChallenges.SIGN_IN, challengeIn(client));
        if (passkey == null || data == null || client == null || end == null) {
            return Optional.empty();
        }
        byte[] owner = passkey.profile().getBytes(StandardCharsets.UTF_8);
        AuthenticatorData<?> authenticator = data.getAuthenticatorData();
        if (authenticator == null
                || !MessageDigest.isEqual(owner, data.getUserHandle())
                || !isGood(data, client, passkey)
                || !store.take(challengeIn(client), end, clock.instant())) {
            return Optional.empty();
        }
        // Of two signatures that claim the same number one is a copy's.
        return store.used(passkey, authenticator.getSignCount(), authenticator.isFlagBS(), now())
                ? Optional.of(passkey)
                : Optional.empty();
    }

    private @Nullable RegistrationData registered(String clientDataJson, String attestationObject) {
        try {
            return manager.parse(new RegistrationRequest(decoded(attestationObject), decoded(clientDataJson)));
        } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
            LOG.debug("no registration", e);
            return null;
        }
    }

    private boolean isGood(RegistrationData data, CollectedClientData client) {
        List<PublicKeyCredentialParameters> taken = ALGORITHMS.stream()
                .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                .toList();
        try {
            manager.verify(data, new RegistrationParameters(server(client), taken, true, true));
            return true;
        } catch (WebAuthnException e) {
            LOG.info("a passkey was not added: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    private @Nullable AuthenticationData authenticated(Assertion assertion) {
        try {
            return manager.parse(new AuthenticationRequest(
                    decoded(assertion.id),
                    decoded(assertion.userHandle),
                    decoded(assertion.authenticatorData),
                    decoded(assertion.clientDataJson),
                    decoded(assertion.signature)));
        } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
            LOG.debug("no assertion", e);
            return null;
        }
    }

    private boolean isGood(AuthenticationData data, CollectedClientData client, Passkey passkey) {
        CredentialRecordImpl kept = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.counter(),
                credentials.convert(decoded(passkey.credential())),
                null,
                null,
                null,
                null);
        try {
            manager.verify(data, new AuthenticationParameters(server(client), kept, null, true, true));
            return true;
        } catch (WebAuthnException e) {
            LOG.info("a sign-in by a passkey was refused: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    /** The challenge was looked at before: it is one of ours. */
    private ServerProperty server(CollectedClientData client) {
        return ServerProperty.builder()
                .origin(origin)
                .rpId(site)
                .challenge(new DefaultChallenge(client.getChallenge().getValue()))
                .build();
    }

    private static String challengeIn(CollectedClientData client) {
        return encoded(client.getChallenge().getValue());
    }

    private static String adding(String profile, String session) {
        return "add " + profile + " " + session;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
