package io.earnest.profile.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.Hostile;
import io.earnest.profile.RunningService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Passkeys, as a device of their owner uses them and as others try to. */
@Hostile
class PasskeysWebTest extends RunningService {
    @Autowired
    private MongoDatabase database;

    @Value("${earnest.public-url}")
    private String origin;

    private String handle;
    private String token;
    private String user;
    private Authenticator device;

    @BeforeEach
    void somebody() {
        handle = signUp();
        token = token(handle);
        user = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(get("/api/me", token).at("/id").getBytes(StandardCharsets.UTF_8));
        device = device();
    }

    @Test
    void whoAddedAPasskeySignsInByItAndSeesItUsed() {
        Answer options = post("/api/me/passkeys/options", token, "{}").is(200);
        assertThat(options.at("/user/id")).isEqualTo(user);
        assertThat(options.at("/rp/id")).isEqualTo("localhost");
        assertThat(options.at("/authenticatorSelection/userVerification")).isEqualTo("required");
        Answer added = add(token, device, options.at("/challenge")).is(201);
        assertThat(added.at("/name")).isEqualTo("Phone");
        assertThat(get("/api/me/factors", token).at("/passkeys/0/lastUsedAt")).isEmpty();
        assertThat(post("/api/me/passkeys/options", token, "{}").at("/excludeCredentials/0/id"))
                .isEqualTo(device.id());

        Answer signedIn = signIn(device.assertion(challenge(), user)).is(200);
        assertThat(get("/api/me", signedIn.at("/accessToken")).at("/handle")).isEqualTo(handle);
        assertThat(signedIn.header("X-Earnest-Device")).isNotEmpty();
        assertThat(get("/api/me/factors", token).at("/passkeys/0/lastUsedAt")).isNotEmpty();
        assertThat(get("/api/admin/audit?subject=" + handle, operator()).text()).contains("passkey-added");

        send("DELETE", "/api/me/passkeys/" + device.id(), token, "{}", Map.of()).is(204);
        refused(device.assertion(challenge(), user));
    }

    @Test
    void aChallengeIsAnsweredOnceInTimeAndForItsPurpose() {
        String forAdding = post("/api/me/passkeys/options", token, "{}").at("/challenge");
        add(token, device, forAdding).is(201);
        add(token, device(), forAdding).isProblem(403, "bad-passkey");
        refused(device.assertion(forAdding, user));

        String challenge = challenge();
        String assertion = device.assertion(challenge, user);
        signIn(assertion).is(200);
        refused(assertion);
        refused(device.assertion(challenge, user));
        String late = challenge();
        clock.advance(Duration.ofMinutes(6));
        refused(device.assertion(late, user));
        String another = challenge();
        refused(device.assertion(another.substring(0, 20) + "AAAA" + another.substring(24), user));
        refused(device.assertion("AAAA", user));
        signIn(device.assertion(another, user)).is(200);
    }

    @Test
    void ofManyThatAnswerOneChallengeAtOnceOneIsSignedIn() throws Exception {
        added(device);
        String challenge = challenge();
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String assertion = device.assertion(challenge, user);
            tries.add(() -> signIn(assertion).status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Integer> done : threads.invokeAll(tries)) {
                statuses.add(done.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(database.getCollection("answered_challenges").countDocuments())
                .isPositive();
    }

    @Test
    void whatAnotherSiteHadSignedOpensNothing() {
        added(device);
        refused(device.assertion(challenge(), user, "https://evil.example", device.id()));
        refused(device.assertion(challenge(), user, "http://localhost:1", device.id()));
        String challenge = post("/api/me/passkeys/options", token, "{}").at("/challenge");
        post(
                        "/api/me/passkeys",
                        token,
                        "{'name': 'x', %s}".formatted(device().registration(challenge, "https://evil.example")))
                .isProblem(403, "bad-passkey");
        add(token, new Authenticator(origin, "evil.example"), challenge).isProblem(403, "bad-passkey");
        add(token, device(), challenge).is(201);
    }

    @Test
    void nobodySignsInByAnothersPasskeyOrAsAnother() {
        added(device);
        Authenticator mallorys = device();
        String mallory = signUp();
        String malloryToken = token(mallory);
        add(
                        malloryToken,
                        mallorys,
                        post("/api/me/passkeys/options", malloryToken, "{}").at("/challenge"))
                .is(201);
        refused(mallorys.assertion(challenge(), user));
        refused(mallorys.assertion(challenge(), user, origin, device.id()));
        refused(device().assertion(challenge(), user));
        refused(device().assertion(challenge(), user, origin, device.id()));
        add(
                        malloryToken,
                        device,
                        post("/api/me/passkeys/options", malloryToken, "{}").at("/challenge"))
                .isProblem(403, "bad-passkey");
        add(
                        malloryToken,
                        device(),
                        post("/api/me/passkeys/options", token, "{}").at("/challenge"))
                .isProblem(403, "bad-passkey");
        send("DELETE", "/api/me/passkeys/" + device.id(), malloryToken, "{}", Map.of())
                .isProblem(404, "not-found");
        signIn(device.assertion(challenge(), user)).is(200);
    }

    @Test
    void aDeviceThatDoesNotAskWhoHoldsItIsNotEnough() {
        added(device);
        refused(device.unverified().assertion(challenge(), user));
        add(
                        token,
                        device().unverified(),
                        post("/api/me/passkeys/options", token, "{}").at("/challenge"))
                .isProblem(403, "bad-passkey");
    }

    @Test
    void aCopyIsFoundByItsCounter() {
        added(device);
        signIn(device.counting(7).assertion(challenge(), user)).is(200);
        refused(device.counting(7).assertion(challenge(), user));
        refused(device.counting(3).assertion(challenge(), user));
        signIn(device.counting(8).assertion(challenge(), user)).is(200);
    }

    @Test
    void aPasskeyStandsForTheSecondFactorAndEndsWithTheAccount() {
        added(device);
        String id = get("/api/me", token).at("/id");
        put("/api/admin/profiles/" + handle + "/suspension", operator(), "{'suspended': true, 'note': 'spam'}")
                .is(200);
        signIn(device.assertion(challenge(), user)).is(200);
        put("/api/admin/profiles/" + handle + "/suspension", operator(), "{'suspended': false, 'note': 'was none'}")
                .is(200);
        String fresh = signIn(device.assertion(challenge(), user)).is(200).at("/accessToken");
        send("DELETE", "/api/me", fresh, "{'password': '%s'}".formatted(PASSWORD), Map.of())
                .is(204);
        assertThat(database.getCollection("passkeys").countDocuments(new Document("profile", id)))
                .isZero();
        refused(device.assertion(challenge(), user));
    }

    @Test
    void nonsenseIsRefusedAndNothingBreaks() {
        for (String field : List.of("clientDataJSON", "attestationObject")) {
            String good = device.registration(
                    post("/api/me/passkeys/options", token, "{}").at("/challenge"));
            String bad = good.replaceFirst("'" + field + "': '[^']+'", "'" + field + "': 'AAAA'");
            post("/api/me/passkeys", token, "{'name': 'x', %s}".formatted(bad)).isProblem(403, "bad-passkey");
        }
        for (String field : List.of("id", "clientDataJSON", "authenticatorData", "signature", "userHandle")) {
            String good = device.assertion(challenge(), user);
            refused(good.replaceFirst("'" + field + "': '[^']+'", "'" + field + "': 'A'"));
        }
        post("/api/sessions/passkey", null, "{'id': '+/='}").isProblem(400, "invalid-request");
    }

    @Test
    void guessesAtOnePasskeyAreCounted() {
        added(device);
        for (int i = 0; i < 10; i++) {
            refused(device.assertion("AAAA", user));
        }
        signIn(device.assertion(challenge(), user)).isProblem(429, "too-many-attempts");
    }

    private Authenticator device() {
        return new Authenticator(origin, "localhost");
    }

    private void added(Authenticator made) {
        add(token, made, post("/api/me/passkeys/options", token, "{}").at("/challenge"))
                .is(201);
    }

    private Answer add(String whose, Authenticator made, String challenge) {
        return post("/api/me/passkeys", whose, "{'name': 'Phone', %s}".formatted(made.registration(challenge)));
    }

    private String challenge() {
        return send("POST", "/api/sessions/passkey/options", null, null, Map.of())
                .is(200)
                .at("/challenge");
    }

    private Answer signIn(String assertion) {
        return post("/api/sessions/passkey", null, assertion);
    }

    private void refused(String assertion) {
        signIn(assertion).isProblem(401, "bad-passkey");
    }
}
