package io.earnest.profile.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.earnest.chassis.testing.Hostile;
import io.earnest.chassis.testing.TestKeys;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.profile.RunningService;
import io.earnest.profile.profile.ProfileStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@Hostile
class SessionsWebTest extends RunningService {
    @Autowired
    private ProfileStore store;

    @Autowired
    private KnownPlaces places;

    @Test
    void aTokenSaysWhoItIsAndTheKeysAreThereToVerifyIt() throws Exception {
        String handle = signUp();
        Answer answer = signInAs(" " + handle.toUpperCase(), PASSWORD).is(200);
        assertThat(answer.at("/tokenType")).isEqualTo("Bearer");
        assertThat(answer.at("/expiresIn")).isEqualTo("600");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        SignedJWT jwt = SignedJWT.parse(answer.at("/accessToken"));
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(claims.getIssuer()).isEqualTo("earnest");
        assertThat(claims.getAudience()).containsExactly("earnest");
        assertThat(claims.getClaims()).containsKeys("sub", "handle", "roles", "level", "sid", "exp", "iat");
        JWKSet keys = JWKSet.parse(get("/.well-known/jwks.json", null).is(200).text());
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(jwt.verify(new com.nimbusds.jose.crypto.ECDSAVerifier(key))).isTrue();
    }

    @Test
    void aWrongPasswordAndAnUnknownHandleGetTheSameAnswer() {
        Answer wrong = signInAs(signUp(), "not the password").isProblem(401, "bad-credentials");
        Answer unknown = signInAs(freshHandle(), "not the password").isProblem(401, "bad-credentials");
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void aStormOfSignInsBreaksNothingAndLocksNobodyOut() throws Exception {
        String handle = signUp();
        try (var storm = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new java.util.ArrayList<java.util.concurrent.Future<Answer>>();
            for (int i = 0; i < 60; i++) {
                String nobody = freshHandle();
                answers.add(storm.submit(() -> signInAs(nobody, "a wild guess")));
            }
            for (var future : answers) {
                Answer answer = future.get();
                assertThat(answer.status()).as(answer.text()).isIn(401, 429);
                if (answer.status() == 429) {
                    assertThat(answer.header("Retry-After")).isNotEmpty();
                }
            }
        }
        signInAs(handle, PASSWORD).is(200);
    }

    @Test
    void halfACharacterIsNoPassword() {
        post("/api/sessions", null, "{'handle': 'ada', 'password': '\\ud800xxxxxxxxxxx'}")
                .isProblem(400, "invalid-request");
        post("/api/profiles", null, "{'handle': '%s', 'password': '\\ud800xxxxxxxxxxx'}".formatted(freshHandle()))
                .isProblem(400, "invalid-request");
    }

    @Test
    void guessingEndsAfterTenAttemptsForKnownAndUnknownHandlesAlike() {
        for (String handle : List.of(signUp(), freshHandle())) {
            for (int i = 0; i < 10; i++) {
                signInAs(handle, "guess number " + i).isProblem(401, "bad-credentials");
            }
            Answer refused = signInAs(handle, PASSWORD).isProblem(429, "too-many-attempts");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(240, 300);
            // Not locked out from elsewhere.
            assertThat(send(
                                    "POST",
                                    "/api/sessions",
                                    null,
                                    "{'handle': '%s', 'password': 'x'}".formatted(handle),
                                    Map.of("X-Forwarded-For", "203.0.113.99"))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void aLockOutLastsAsLongAsItSays() {
        String handle = signUp();
        for (int i = 0; i < 10; i++) {
            signInAs(handle, "guess number " + i).isProblem(401, "bad-credentials");
        }
        clock.advance(Duration.ofSeconds(62));
        Answer refused = signInAs(handle, PASSWORD).isProblem(429, "too-many-attempts");
        int wait = Integer.parseInt(refused.header("Retry-After"));
        assertThat(wait).isBetween(180, 238);
        assertThat(refused.at("/retryAfterSeconds")).isEqualTo(String.valueOf(wait));
        assertThat(refused.at("/detail")).contains("The next one is taken in 3 minutes");
        clock.advance(Duration.ofSeconds(wait));
        signInAs(handle, PASSWORD).is(200);
    }

    @Test
    void aPasswordIsTheSameHoweverAKeyboardMakesItsLetters() {
        for (String signedUp : List.of("pässwörter…", "pa\u0308sswo\u0308rter…")) {
            String handle = freshHandle();
            post("/api/profiles", null, "{'handle': '%s', 'password': '%s'}".formatted(handle, signedUp))
                    .is(201);
            signInAs(handle, "pässwörter…").is(200);
            String token = signInAs(handle, "pa\u0308sswo\u0308rter…").is(200).at("/accessToken");
            signInAs(handle, "passworter…").isProblem(401, "bad-credentials");
            put("/api/me/password", token, "{'current': 'pa\u0308sswörter…', 'password': 'a\u00A0new\u3000password'}")
                    .is(204);
            signInAs(handle, "a new password").is(200);
        }
    }

    @Test
    void aPasswordFromBeforeThereWasOneFormGoesOnWorkingAndIsHashedAnew() {
        String typed = "pa\u0308sswo\u0308rter";
        String handle = signUp();
        String id = get("/api/me", token(handle)).at("/id");
        String before = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(typed);
        assertThat(store.changePassword(id, hash(id), before)).isTrue();
        signInAs(handle, "pässwörter").isProblem(401, "bad-credentials");
        get("/api/me", signInAs(handle, typed).is(200).at("/accessToken")).is(200);
        assertThat(hash(id)).isNotEqualTo(before);
        signInAs(handle, "pässwörter").is(200);
        signInAs(handle, typed).is(200);
    }

    @Test
    void aDeviceIsGivenATokenToBeKnownBy() {
        String handle = signUp();
        assertThat(signInAs(handle, PASSWORD).is(200).header("X-Earnest-Device"))
                .isNotEmpty();
        assertThat(signInAs(handle, "not the password").header("X-Earnest-Device"))
                .isEmpty();
        assertThat(places.isKnown(get("/api/me", token(handle)).at("/id"), ClientNetwork.of("127.0.0.1"), null))
                .isTrue();
    }

    private String hash(String id) {
        return store.byId(id).orElseThrow().passwordHash();
    }

    @Test
    void aRefreshTokenRotatesAndTwoTabsGetTheSameSuccessor() {
        String first = signInAs(signUp(), PASSWORD).at("/refreshToken");
        Answer tab1 = refresh(first).is(200);
        Answer tab2 = refresh(first).is(200);
        assertThat(tab1.at("/refreshToken")).isNotEqualTo(first).isEqualTo(tab2.at("/refreshToken"));
        get("/api/me", tab2.at("/accessToken")).is(200);
        refresh(tab1.at("/refreshToken")).is(200);
    }

    @Test
    void aRefreshTokenThatIsUsedAgainAfterTheGraceEndsItsSession() {
        String first = signInAs(signUp(), PASSWORD).at("/refreshToken");
        String second = refresh(first).is(200).at("/refreshToken");
        clock.advance(Duration.ofSeconds(31));
        refresh(first).isProblem(401, "invalid-session");
        refresh(second).isProblem(401, "invalid-session");
    }

    @Test
    void aTokenOfTwoRotationsAgoEndsItsSessionAtOnce() {
        String first = signInAs(signUp(), PASSWORD).at("/refreshToken");
        String third = refresh(refresh(first).at("/refreshToken")).is(200).at("/refreshToken");
        refresh(first).isProblem(401, "invalid-session");
        refresh(third).isProblem(401, "invalid-session");
    }

    @Test
    void anInventedRefreshTokenEndsNothing() {
        String token = signInAs(signUp(), PASSWORD).at("/refreshToken");
        String session = token.substring(0, token.indexOf('.'));
        for (String invented : List.of(session + ".1.AAAA", session + ".2." + token.substring(24), "", "x.y.z")) {
            refresh(invented).isProblem(401, "invalid-session");
        }
        post("/api/sessions/refresh", null, "{}").isProblem(401, "invalid-session");
        refresh(token).is(200);
    }

    @Test
    void aSessionThatNobodyRefreshesIsOverAfterAMonth() {
        String token = signInAs(signUp(), PASSWORD).at("/refreshToken");
        clock.advance(Duration.ofDays(31));
        refresh(token).isProblem(401, "invalid-session");
    }

    @Test
    void aSessionIsOverAfterHalfAYearHoweverOftenItIsRefreshed() {
        String token = signInAs(signUp(), PASSWORD).at("/refreshToken");
        for (int i = 0; i < 6; i++) {
            clock.advance(Duration.ofDays(29));
            token = refresh(token).is(200).at("/refreshToken");
        }
        clock.advance(Duration.ofDays(7));
        refresh(token).isProblem(401, "invalid-session");
    }

    @Test
    void anExpiredAccessTokenIsNoObstacleToANewOne() {
        Answer signedIn = signInAs(signUp(), PASSWORD);
        String body = "{'refreshToken': '%s'}".formatted(signedIn.at("/refreshToken"));
        post("/api/sessions/refresh", "Bearer not.a.token", body).is(200);
    }

    @Test
    void oneSeesOnesSessionsAndEndsThem() {
        String handle = signUp();
        Answer one = signInAs(handle, PASSWORD);
        Answer two = signInAs(handle, PASSWORD);
        Answer list = get("/api/sessions", two.at("/accessToken")).is(200);
        assertThat(list.json().at("/items")).hasSize(2);
        String other = list.json()
                .at("/items")
                .valueStream()
                .filter(s -> !s.at("/current").asBoolean())
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
        delete("/api/sessions/" + other, token(signUp())).isProblem(404, "not-found");
        delete("/api/sessions/" + other, two.at("/accessToken")).is(204);
        refresh(one.at("/refreshToken")).isProblem(401, "invalid-session");
        delete("/api/sessions/current", two.at("/accessToken")).is(204);
        refresh(two.at("/refreshToken")).isProblem(401, "invalid-session");
    }

    @Test
    void theListOfSessionsHasPages() {
        String handle = signUp();
        signInAs(handle, PASSWORD);
        signInAs(handle, PASSWORD);
        String token = signInAs(handle, PASSWORD).at("/accessToken");
        Answer all = get("/api/sessions", token).is(200);
        assertThat(all.json().at("/next").isNull()).isTrue();
        Answer first = get("/api/sessions?limit=2", token).is(200);
        assertThat(first.json().at("/items")).hasSize(2);
        Answer rest =
                get("/api/sessions?limit=2&cursor=" + first.at("/next"), token).is(200);
        assertThat(rest.json().at("/next").isNull()).isTrue();
        assertThat(rest.json().at("/items")).hasSize(1);
        assertThat(rest.at("/items/0/id")).isEqualTo(all.at("/items/2/id"));
        get("/api/sessions?limit=0", token).isProblem(400, "invalid-request");
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() {
        String handle = signUp();
        Answer other = signInAs(handle, PASSWORD);
        Answer mine = signInAs(handle, PASSWORD);
        put("/api/me/password", mine.at("/accessToken"), "{'current': 'wrong', 'password': 'another password'}")
                .isProblem(403, "bad-credentials");
        put(
                        "/api/me/password",
                        mine.at("/accessToken"),
                        "{'current': '%s', 'password': '%s'}".formatted(PASSWORD, handle.toUpperCase(Locale.ROOT)))
                .isProblem(400, "invalid-request");
        put(
                        "/api/me/password",
                        mine.at("/accessToken"),
                        "{'current': '%s', 'password': '%s2026'}".formatted(PASSWORD, handle))
                .isProblem(400, "invalid-request");
        put(
                        "/api/me/password",
                        mine.at("/accessToken"),
                        "{'current': '%s', 'password': 'another password'}".formatted(PASSWORD))
                .is(204);
        refresh(other.at("/refreshToken")).isProblem(401, "invalid-session");
        refresh(mine.at("/refreshToken")).is(200);
        signInAs(handle, PASSWORD).isProblem(401, "bad-credentials");
        signInAs(handle, "another password").is(200);
    }

    @Test
    void noTokenButOursOpensAnything() throws Exception {
        String id = get("/api/me", token(signUp())).at("/id");
        get("/api/me", signed(claims(id).build())).is(200);
        Date past = Date.from(Instant.now().minusSeconds(60));
        String confused =
                new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(id).build()) {
                    private static final long serialVersionUID = 1L;

                    String withThePublicKeyAsSecret() throws JOSEException {
                        sign(new MACSigner(get("/.well-known/jwks.json", null).text()));
                        return serialize();
                    }
                }.withThePublicKeyAsSecret();
        for (String token : List.of(
                new PlainJWT(claims(id).build()).serialize(),
                confused,
                TestKeys.create().personBearer(id, "ada", 99, "operator"),
                signed(claims(id).expirationTime(past).build()),
                signed(claims(id).audience("elsewhere").build()),
                signed(claims(id).issuer("elsewhere").build()),
                service("gateway"),
                "x")) {
            get("/api/me", token).isProblem(401, "invalid-token");
        }
        // Whoever is in no store is nobody, however well signed.
        get("/api/me", signed(claims("unknown", "operator").build())).isProblem(401, "unauthenticated");
    }

    private Answer refresh(String token) {
        return post("/api/sessions/refresh", null, "{'refreshToken': '%s'}".formatted(token));
    }
}
