package io.earnest.profile;

import com.nimbusds.jwt.SignedJWT;
import io.earnest.chassis.Ids;
import io.earnest.chassis.notification.Appeals;
import io.earnest.chassis.notification.Notifications;
import io.earnest.chassis.notification.ToldSomebody;
import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractReplay;
import io.earnest.chassis.testing.contract.ContractReplay.Given;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever the other services rely on, as they wrote it down. */
class ContractWebTest extends RunningService {
    private static final String OPERATOR = "0perat0r000000000000";
    private static final String KEY = "key00000000000000000";
    private static final String ADA = "ada00000000000000000";
    private static final String REVOKED_SO_FAR = "4711471147";
    private static final String ADAS_HANDLE = "ada-lovelace";

    @Autowired
    private Notifications notifications;

    @Autowired
    private Appeals appeals;

    static List<Contract> contracts() {
        return Contract.of("profile-service");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAnswersAsAgreed(Contract contract) {
        new ContractReplay("http://127.0.0.1:" + port, this::service).check(contract, given(contract));
    }

    private Given given(Contract contract) {
        return switch (contract.given()) {
            case "nothing" -> Given.NOTHING;
            case "somebody was told something" -> {
                Given told = ada(signUp());
                yield ToldSomebody.of(notifications, "profile", told.words().get(ADA), told.bearer());
            }
            case "somebody has appealed, and the viewer may answer it" ->
                ToldSomebody.appealed(notifications, appeals, "profile", Ids.random(), "Bearer " + operator());
            case "ada has signed up", "ada has signed in" -> ada(signUp());
            case "ada is suspended" -> {
                // First, as an operator's sign-in may end a session of theirs, which the feed would tell before.
                String operator = operator();
                Given ada = ada(named(signUp()));
                put(
                                "/api/admin/profiles/" + ada.words().get(ADAS_HANDLE) + "/suspension",
                                operator,
                                "{'suspended': true, 'note': 'insults'}")
                        .is(200);
                yield ada;
            }
            case "rita follows ada and bees", "rita follows nobody" -> {
                Given ada = ada(signUp());
                Given rita = ada(signUp());
                String handle = ada.words().get(ADAS_HANDLE);
                if (contract.given().equals("rita follows ada and bees")) {
                    put("/api/me/following/authors/" + handle, rita.bearer(), null)
                            .is(204);
                    put("/api/me/following/tags/bees", rita.bearer(), null).is(204);
                }
                Map<String, String> words = new HashMap<>(ada.words());
                words.put("r1ta0000000000000000", rita.words().get(ADA));
                yield new Given(words, rita.bearer());
            }
            case "ada has signed out" -> {
                Given ada = ada(signUp());
                delete("/api/sessions/current", ada.bearer()).is(204);
                yield ada;
            }
            case "ada is an author at level 14 with an avatar" -> ada(grown(named(signUp())));
            default -> Given.unknown(contract);
        };
    }

    private Given ada(String handle) {
        Answer session = signInAs(handle, PASSWORD).is(200);
        String token = session.at("/accessToken");
        String operator = get("/api/me", operator()).at("/id");
        return new Given(
                Map.of(
                        ADA,
                        get("/api/me", token).at("/id"),
                        ADAS_HANDLE,
                        handle,
                        "sess10n0000000000000",
                        sessionOf(token),
                        "refresh-token-of-ada",
                        session.at("/refreshToken"),
                        OPERATOR,
                        operator,
                        KEY,
                        Ids.random(),
                        REVOKED_SO_FAR,
                        String.valueOf(revokedSoFar())),
                "Bearer " + token);
    }

    private long revokedSoFar() {
        return get("/internal/revocations?after=" + Long.MAX_VALUE, service("gateway"))
                .is(200)
                .json()
                .at("/next")
                .asLong();
    }

    private static String sessionOf(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("sid");
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String named(String handle) {
        patch("/api/me", token(handle), "{'displayName': 'Ada Lovelace', 'bio': 'I count.'}")
                .is(200);
        return handle;
    }

    private String grown(String handle) {
        String operator = operator();
        put("/api/admin/profiles/" + handle + "/roles", operator, "{'roles': ['author'], 'note': 'n'}")
                .is(200);
        post("/api/admin/experience", operator, "{'handle': '%s', 'xp': 100000, 'note': 'n'}".formatted(handle))
                .is(201);
        patch("/api/me", token(handle), "{'avatarId': 'leonardo'}").is(200);
        return handle;
    }
}
