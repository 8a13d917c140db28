package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that nobody issued, or for something else, open nothing: through the gateway or past it. */
@Alone
@Hostile
class HostileTokenTest {
    private static final String ES256 = "ES256";

    private final EarnestSystem system = EarnestSystem.shared();
    private final World world = World.shared();

    /** What is wrong with a token, and the token. */
    record Forged(String name, String token) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Forged> forgedTokens() {
        EarnestSystem system = EarnestSystem.shared();
        Person operator = World.shared().operator();
        Answer me = operator.get("/api/me").is(200);
        PrivateKey real = Tokens.keyIn(system.data().resolve("keys/tokens.pem"));
        PrivateKey own = Tokens.ownKey();
        String jwks = Person.anonymous(system.url())
                .get("/.well-known/jwks.json")
                .is(200)
                .text();
        String kid = Json.parse(jwks).at("/keys/0/kid").asString();
        Map<String, Object> good = Tokens.claimsOf(me.at("/id"), operator.handle, List.of("operator"));
        long now = Instant.now().getEpochSecond();
        Map<String, Object> header = Map.of("alg", ES256, "kid", kid);
        return Stream.of(
                new Forged("alg none", Tokens.unsigned(good)),
                new Forged("no signature", Tokens.es256(header, good, real).replaceAll("[^.]*$", "")),
                new Forged("wrongly signed", Tokens.es256(header, good, own)),
                new Forged("another kid", Tokens.es256(Map.of("alg", ES256, "kid", "mine"), good, own)),
                new Forged(
                        "signed with its own key in the header",
                        Tokens.es256(
                                Map.of("alg", ES256, "jwk", Map.of("kty", "EC", "crv", "P-256"), "kid", kid),
                                good,
                                own)),
                new Forged(
                        "HS256 with the published key as secret",
                        Tokens.hs256(Map.of("alg", "HS256", "kid", kid), good, jwks.getBytes(StandardCharsets.UTF_8))),
                new Forged("expired", Tokens.es256(header, with(good, "exp", now - 60), real)),
                new Forged("not yet valid", Tokens.es256(header, with(good, "nbf", now + 600), real)),
                new Forged("wrong audience", Tokens.es256(header, with(good, "aud", "elsewhere"), real)),
                new Forged(
                        "one audience too many",
                        Tokens.es256(header, with(good, "aud", List.of("earnest", "elsewhere")), real)),
                new Forged("wrong issuer", Tokens.es256(header, with(good, "iss", "https://evil.example"), real)),
                new Forged(
                        "a service's own token",
                        Tokens.es256(
                                Map.of("alg", ES256, "typ", "service+jwt"),
                                Tokens.claimsOfService("article-service", "profile-service"),
                                Tokens.keyIn(system.data().resolve("keys/private/article-service.pem")))),
                new Forged("three words", "a.b.c"),
                new Forged("9,000 characters", "a".repeat(9_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgedTokens")
    void aForgedTokenOpensNothing(Forged forged) {
        Person nobody = Person.withToken(system.url(), forged.token());
        Person rita = world.newcomer("rita");
        for (String path : List.of("/api/me", "/api/wallet", "/api/me/articles", "/api/sessions", "/api/admin/audit")) {
            nobody.get(path).is(401);
        }
        nobody.post("/api/admin/grants", Json.of("twei", 1_000, "handle", rita.handle, "note", "mine"))
                .is(401);
        nobody.post("/api/articles", Json.of("title", "Forged", "body", "Forged"))
                .is(401);
        assertThat(rita.balance()).isEqualTo(20);
        world.economyAddsUp();
    }

    @Test
    void aPersonsTokenIsNobodyAtTheInternalCalls() {
        for (String service : List.of("rewards-service", "profile-service", "article-service")) {
            Person operator =
                    Person.withToken(system.urlOf(service), world.operator().token());
            operator.post("/internal/activities", "{\"commands\":[]}").is(401);
            operator.get("/internal/profiles?ids=x").is(401);
            operator.post("/internal/experience", "{\"events\":[]}").is(401);
            operator.get("/internal/articles/x").is(401);
        }
    }

    @Test
    void oneServicesKeyBooksNoneOfAnothersActivities() {
        Person rita = world.newcomer("rita");
        String id = rita.get("/api/me").is(200).at("/id");
        String article = world.imported("Not the comment service's");
        for (String activity : List.of(
                "granted",
                "reversed",
                "tariff-changed",
                "profile-signed-up",
                "article-published",
                "article-read",
                "article-plussed",
                "comment-valued")) {
            String command = Json.of(
                    "commands",
                    List.of(Map.of(
                            "command", activity + ":" + UUID.randomUUID() + "#1",
                            "activity", activity,
                            "actor", id,
                            "article", article,
                            "author", "archive")));
            Answer refused =
                    as("comment-service", "rewards-service", "comment-service").post("/internal/activities", command);
            assertThat(refused.status()).as(activity + ": " + refused.text()).isEqualTo(403);
        }
        assertThat(rita.balance()).isEqualTo(20);
        world.economyAddsUp();
    }

    @Test
    void aServicesTokenServesOnlyTheServiceThatItWasSignedFor() {
        // Meant for article-service, and shown to rewards-service.
        as("comment-service", "article-service", "comment-service")
                .post("/internal/activities", "{\"commands\":[]}")
                .is(401);
        // Says that it is article-service, and is signed by comment-service.
        as("article-service", "rewards-service", "comment-service")
                .post("/internal/activities", "{\"commands\":[]}")
                .is(401);
        // The gateway's key is known nowhere in the ledger.
        as("gateway", "rewards-service", "gateway")
                .post("/internal/activities", "{\"commands\":[]}")
                .is(401);
    }

    /** A call to rewards-service with a token that says this and is signed with the key of that. */
    private Person as(String caller, String audience, String keyOf) {
        PrivateKey key = Tokens.keyIn(system.data().resolve("keys/private/" + keyOf + ".pem"));
        String token =
                Tokens.es256(Map.of("alg", ES256, "typ", "service+jwt"), Tokens.claimsOfService(caller, audience), key);
        return Person.withToken(system.urlOf("rewards-service"), token);
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.put(name, value);
        return changed;
    }
}
