package io.earnest.profile.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.Hostile;
import io.earnest.profile.RunningService;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Recovery codes and time-based codes, as their owner uses them and as others try to. */
@Hostile
class FactorsWebTest extends RunningService {
    private static final String NEW_PASSWORD = "quite another sentence 7";

    @Autowired
    private MongoDatabase database;

    @Test
    void aRecoveryCodeSetsANewPasswordOnceAndEndsAllSessions() {
        String handle = signUp();
        String token = token(handle);
        List<String> codes = codes(token);
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([0-9a-z]{4}-){3}[0-9a-z]{4}"));
        assertThat(get("/api/me/factors", token).at("/recoveryCodesLeft")).isEqualTo("10");
        String refresh = signInAs(handle, PASSWORD).at("/refreshToken");

        recover(handle, codes.get(3).toUpperCase(), NEW_PASSWORD).is(204);

        post("/api/sessions/refresh", null, "{'refreshToken': '%s'}".formatted(refresh))
                .isProblem(401, "invalid-session");
        signInAs(handle, PASSWORD).isProblem(401, "bad-credentials");
        String fresh = signInAs(handle, NEW_PASSWORD).is(200).at("/accessToken");
        assertThat(get("/api/me/factors", fresh).at("/recoveryCodesLeft")).isEqualTo("9");
        recover(handle, codes.get(3), PASSWORD).isProblem(401, "bad-recovery-code");
        recover(handle, codes.get(4).replace("-", ""), PASSWORD).is(204);
        signInAs(handle, PASSWORD).is(200);
        assertThat(get("/api/admin/audit?subject=" + handle, operator()).text())
                .contains("recovery-codes-made", "password-recovered");
    }

    @Test
    void anUnknownHandleIsAnsweredAsAWrongCode() {
        String handle = signUp();
        String code = codes(token(handle)).getFirst();
        Answer wrong = recover(handle, "0000-0000-0000-0000", NEW_PASSWORD).isProblem(401, "bad-recovery-code");
        assertThat(recover(freshHandle(), code, NEW_PASSWORD).text()).isEqualTo(wrong.text());
        assertThat(recover(signUp(), code, NEW_PASSWORD).text())
                .as("another person's code")
                .isEqualTo(wrong.text());
    }

    @Test
    void ofTwoThatUseOneCodeAtOnceOneWins() throws Exception {
        String handle = signUp();
        String code = codes(token(handle)).getFirst();
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String password = "a sentence of number " + i;
            tries.add(() -> recover(handle, code, password).status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Integer> done : threads.invokeAll(tries)) {
                statuses.add(done.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(204).allMatch(status -> status == 204 || status == 401);
        assertThat(IntStream.range(0, 6)
                        .filter(i ->
                                signInAs(handle, "a sentence of number " + i).status() == 200)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void guessesAreCountedWithFailedSignInsAndABadPasswordUsesNoCodeUp() {
        String handle = signUp();
        List<String> codes = codes(token(handle));
        recover(handle, codes.getFirst(), handle).isProblem(400, "invalid-request");
        recover(handle, codes.getFirst(), "short").isProblem(400, "invalid-request");
        for (int i = 0; i < 10; i++) {
            recover(handle, "guess-" + i, NEW_PASSWORD).isProblem(401, "bad-recovery-code");
        }
        recover(handle, codes.getFirst(), NEW_PASSWORD).isProblem(429, "too-many-attempts");
        signInAs(handle, PASSWORD).isProblem(429, "too-many-attempts");
        clock.advance(Duration.ofMinutes(6));
        recover(handle, codes.getFirst(), NEW_PASSWORD).is(204);
    }

    @Test
    void nothingIsMadeWithoutThePasswordOrAFreshSignIn() {
        String token = token(signUp());
        clock.advance(Duration.ofMinutes(9));
        post("/api/me/recovery-codes", token, "{}").is(201);
        clock.advance(Duration.ofSeconds(59));
        post("/api/me/recovery-codes", token, "{}").is(201);
        String old = token(signUp());
        expireFreshness();
        for (String path : List.of("/api/me/recovery-codes", "/api/me/totp")) {
            post(path, old, "{}").isProblem(403, "fresh-sign-in-needed");
            post(path, old, "{'password': 'not this one'}").isProblem(403, "bad-credentials");
            post(path, old, "{'password': '%s'}".formatted(PASSWORD)).is(201);
            post(path, null, "{}").isProblem(401, "unauthenticated");
        }
        send("DELETE", "/api/me/totp", old, "{}", Map.of()).isProblem(403, "fresh-sign-in-needed");
    }

    @Test
    void withTimeBasedCodesThePasswordAloneOpensNothing() {
        String handle = signUp();
        byte[] secret = withTotp(handle);

        Answer needed = signInAs(handle, PASSWORD).isProblem(401, "second-factor-needed");
        assertThat(needed.at("/accessToken")).isEmpty();
        String pending = needed.at("/token");
        second(pending, "000000").isProblem(401, "bad-code");
        String code = code(secret, 1);
        second(pending, code).is(200);
        second(signInAs(handle, PASSWORD).at("/token"), code).isProblem(401, "bad-code");

        clock.advance(Duration.ofSeconds(90));
        toTheNextStep();
        second(pending, code(secret, -1)).is(200);
        clock.advance(Duration.ofSeconds(90));
        toTheNextStep();
        second(pending, code(secret, -2)).isProblem(401, "bad-code");
        second(pending, code(secret, 2)).isProblem(401, "bad-code");
        clock.advance(Duration.ofMinutes(3));
        second(pending, code(secret, 0)).isProblem(401, "sign-in-again");
    }

    @Test
    void aRecoveryCodeServesInThePlaceOfATimeBasedOne() {
        String handle = signUp();
        withTotp(handle);
        String pending = signInAs(handle, PASSWORD).at("/token");
        String signedIn =
                second(pending, recoveryCodesOf(handle).getFirst()).is(200).at("/accessToken");
        second(pending, recoveryCodesOf(handle).getFirst()).isProblem(401, "bad-code");
        send("DELETE", "/api/me/totp", signedIn, "{}", Map.of()).is(204);
        signInAs(handle, PASSWORD).is(200);
        assertThat(get("/api/admin/audit?subject=" + handle, operator()).text())
                .contains("totp-set", "recovery-code-used", "totp-removed");
    }

    @Test
    void manyTriesAtOnceFromWhereverTheyComeGainNothing() throws Exception {
        String handle = signUp();
        byte[] secret = withTotp(handle);
        String pending = signInAs(handle, PASSWORD).at("/token");
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String from = "203.0.113." + i;
            String guess = String.valueOf(100_000 + i);
            tries.add(() -> second(pending, guess, from).status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> done : threads.invokeAll(tries)) {
                statuses.add(done.get());
            }
        }
        assertThat(statuses.stream().filter(status -> status == 401).count()).isEqualTo(10);
        assertThat(statuses.stream().filter(status -> status == 429).count()).isEqualTo(20);
        second(pending, code(secret, 1), "203.0.113.99").isProblem(429, "too-many-attempts");
        second(pending, recoveryCodesOf(handle).getFirst(), "203.0.113.99").is(200);
    }

    @Test
    void aTokenServesItsOwnAccountAndPasswordAlone() {
        String ada = signUp();
        String bob = signUp();
        withTotp(ada);
        byte[] secretOfBob = withTotp(bob);
        String pending = signInAs(ada, PASSWORD).at("/token");
        second(pending, code(secretOfBob, 1)).isProblem(401, "bad-code");
        second(
                        pending.replaceFirst(
                                "^[^.]+",
                                get("/api/me", tokenOf(bob, secretOfBob)).at("/id")),
                        "123456")
                .isProblem(401, "sign-in-again");
        recover(ada, recoveryCodesOf(ada).getFirst(), NEW_PASSWORD).is(204);
        second(pending, recoveryCodesOf(ada).get(1)).isProblem(401, "sign-in-again");
        signInAs(ada, NEW_PASSWORD).isProblem(401, "second-factor-needed");
    }

    @Test
    void anOfferedSecretChangesNothingBeforeACodeOfIt() {
        String handle = signUp();
        String token = token(handle);
        Answer offer = post("/api/me/totp", token, "{}").is(201);
        put("/api/me/totp", token, "{'code': '000000'}").isProblem(403, "bad-code");
        signInAs(handle, PASSWORD).is(200);
        clock.advance(Duration.ofMinutes(31));
        put("/api/me/totp", token(handle), "{'code': '%s'}".formatted(code(bytes(offer.at("/secret")), 0)))
                .isProblem(403, "bad-code");
    }

    @Test
    void theStoreHoldsNeitherCodesNorSecretAndADeletedAccountLeavesNothing() {
        String handle = signUp();
        withTotp(handle);
        String token = second(
                        signInAs(handle, PASSWORD).at("/token"),
                        recoveryCodesOf(handle).getFirst())
                .is(200)
                .at("/accessToken");
        String id = get("/api/me", token).at("/id");
        Document kept = database.getCollection("sign_in_factors")
                .find(new Document("_id", id))
                .first();
        assertThat(kept.toJson())
                .doesNotContain(secrets.get(handle))
                .doesNotContain(
                        recoveryCodesOf(handle).get(1),
                        recoveryCodesOf(handle).get(1).replace("-", ""));
        send("DELETE", "/api/me", token, "{'password': '%s'}".formatted(PASSWORD), Map.of())
                .is(204);
        assertThat(database.getCollection("sign_in_factors").countDocuments(new Document("_id", id)))
                .isZero();
        recover(handle, recoveryCodesOf(handle).get(1), NEW_PASSWORD).isProblem(401, "bad-recovery-code");
    }

    @Test
    void aSuspendedAccountIsRecoveredByNobodyAndKeepsItsCodes() {
        String handle = signUp();
        List<String> codes = codes(token(handle));
        put("/api/admin/profiles/" + handle + "/suspension", operator(), "{'suspended': true, 'note': 'spam'}")
                .is(200);
        recover(handle, codes.getFirst(), NEW_PASSWORD).isProblem(403, "suspended");
        put("/api/admin/profiles/" + handle + "/suspension", operator(), "{'suspended': false, 'note': 'was none'}")
                .is(200);
        recover(handle, codes.getFirst(), NEW_PASSWORD).is(204);
    }

    private final Map<String, String> secrets = new HashMap<>();
    private final Map<String, List<String>> codes = new HashMap<>();

    private List<String> recoveryCodesOf(String handle) {
        return codes.get(handle);
    }

    /** Recovery codes and time-based codes; the code of this moment is used up. */
    private byte[] withTotp(String handle) {
        toTheNextStep();
        String token = token(handle);
        codes.put(handle, codes(token));
        String secret = post("/api/me/totp", token, "{}").is(201).at("/secret");
        secrets.put(handle, secret);
        put("/api/me/totp", token, "{'code': '%s'}".formatted(code(bytes(secret), 0)))
                .is(204);
        assertThat(get("/api/me/factors", token).at("/totpSince")).isNotEmpty();
        return bytes(secret);
    }

    /** So that none begins between a code and the look at it. */
    private void toTheNextStep() {
        clock.advance(Duration.ofSeconds(30 - clock.instant().getEpochSecond() % 30));
    }

    private String tokenOf(String handle, byte[] secret) {
        return second(signInAs(handle, PASSWORD).at("/token"), code(secret, 1))
                .is(200)
                .at("/accessToken");
    }

    private List<String> codes(String token) {
        return post("/api/me/recovery-codes", token, "{}")
                .is(201)
                .json()
                .at("/codes")
                .valueStream()
                .map(code -> code.asString())
                .toList();
    }

    private Answer recover(String handle, String code, String password) {
        return post(
                "/api/recoveries",
                null,
                "{'handle': '%s', 'code': '%s', 'password': '%s'}".formatted(handle, code, password));
    }

    private Answer second(String token, String code) {
        return post("/api/sessions/second-factor", null, "{'token': '%s', 'code': '%s'}".formatted(token, code));
    }

    private Answer second(String token, String code, String from) {
        return send(
                "POST",
                "/api/sessions/second-factor",
                null,
                "{'token': '%s', 'code': '%s'}".formatted(token, code),
                Map.of("X-Forwarded-For", from));
    }

    private void expireFreshness() {
        database.getCollection("sessions")
                .updateMany(
                        new Document(),
                        new Document(
                                "$set",
                                new Document(
                                        "createdAt", Date.from(clock.instant().minusSeconds(3600)))));
    }

    /** As an authenticator app computes it, by another way than the service's. */
    private String code(byte[] secret, int stepsFromNow) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            byte[] digest = mac.doFinal(ByteBuffer.allocate(8)
                    .putLong(clock.instant().getEpochSecond() / 30 + stepsFromNow)
                    .array());
            int at = digest[19] & 15;
            int number = ((digest[at] & 127) << 24)
                    | ((digest[at + 1] & 255) << 16)
                    | ((digest[at + 2] & 255) << 8)
                    | (digest[at + 3] & 255);
            return "%06d".formatted(number % 1_000_000);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String base32) {
        BigInteger number = BigInteger.ZERO;
        for (char c : base32.toCharArray()) {
            number = number.shiftLeft(5).add(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)));
        }
        byte[] bytes = new byte[20];
        byte[] all = number.toByteArray();
        int length = Math.min(20, all.length);
        System.arraycopy(all, all.length - length, bytes, 20 - length, length);
        return bytes;
    }
}
