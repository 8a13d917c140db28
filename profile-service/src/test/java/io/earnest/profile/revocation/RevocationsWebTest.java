package io.earnest.profile.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.earnest.chassis.testing.Hostile;
import io.earnest.profile.RunningService;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the gateways are told, without asking for anybody. */
@Hostile
class RevocationsWebTest extends RunningService {
    private long told;

    @BeforeEach
    void readToTheEnd() {
        told = newest();
    }

    @Test
    void signingOutEndsOneSession() {
        String token = token(signUp());
        delete("/api/sessions/current", token).is(204);
        assertThat(told()).containsExactly("SESSIONS_ENDED " + profile(token) + " [" + session(token) + "]");
        delete("/api/sessions/current", token).is(204);
        assertThat(told()).as("one that is gone is not told again").hasSize(1);
    }

    @Test
    void signingOutElsewhereEndsThatSession() {
        String handle = signUp();
        String here = token(handle);
        String elsewhere = token(handle);
        delete("/api/sessions/" + session(elsewhere), token(signUp())).is(404);
        assertThat(told()).as("somebody else's").isEmpty();
        delete("/api/sessions/" + session(elsewhere), here).is(204);
        assertThat(told()).containsExactly("SESSIONS_ENDED " + profile(here) + " [" + session(elsewhere) + "]");
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        String handle = signUp();
        String here = token(handle);
        String elsewhere = token(handle);
        put("/api/me/password", here, "{'current': '%s', 'password': 'another good one'}".formatted(PASSWORD))
                .is(204);
        assertThat(told()).containsExactly("SESSIONS_ENDED " + profile(here) + " [" + session(elsewhere) + "]");
        get("/api/sessions", here).is(200);
    }

    @Test
    void aSuspensionAndItsEndAreToldAndSoAreTheSessionsThatItEnds() {
        String handle = signUp();
        String token = token(handle);
        suspend(handle, true);
        suspend(handle, false);
        assertThat(told())
                .containsExactly(
                        "SUSPENDED " + profile(token) + " []",
                        "SESSIONS_ENDED " + profile(token) + " [" + session(token) + "]",
                        "REINSTATED " + profile(token) + " []");
    }

    @Test
    void aDeletedAccountIsTold() {
        String token = token(signUp());
        send("DELETE", "/api/me", token, "{'password': '%s'}".formatted(PASSWORD), Map.of())
                .is(204);
        assertThat(told())
                .containsExactly(
                        "ACCOUNT_DELETED " + profile(token) + " []",
                        "SESSIONS_ENDED " + profile(token) + " [" + session(token) + "]");
    }

    @Test
    void aRefreshTokenThatIsUsedAgainLateEndsItsSession() {
        Answer tokens = signInAs(signUp(), PASSWORD).is(200);
        String body = "{'refreshToken': '%s'}".formatted(tokens.at("/refreshToken"));
        post("/api/sessions/refresh", null, body).is(200);
        clock.advance(Duration.ofMinutes(1));
        post("/api/sessions/refresh", null, body).isProblem(401, "invalid-session");
        String token = tokens.at("/accessToken");
        assertThat(told()).containsExactly("SESSIONS_ENDED " + profile(token) + " [" + session(token) + "]");
    }

    @Test
    void theSessionThatMakesRoomForAnotherIsTold() {
        String handle = signUp();
        String first = token(handle);
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofSeconds(1));
            token(handle);
        }
        assertThat(told()).containsExactly("SESSIONS_ENDED " + profile(first) + " [" + session(first) + "]");
    }

    @Test
    void theFeedGoesOnFromWhereItWasReadAndSaysWhereItBeginsAnew() {
        delete("/api/sessions/current", token(signUp())).is(204);
        Answer part = after(told).is(200);
        assertThat(part.json().at("/next").asLong()).isEqualTo(told + 1);
        assertThat(after(told + 1).json().at("/items")).isEmpty();
        assertThat(after(told + 1).json().at("/next").asLong()).isEqualTo(told + 1);
        assertThat(after(told + 100).json().at("/next").asLong())
                .as("less than was asked for")
                .isEqualTo(told + 1);
    }

    @Test
    void onlyTheGatewayMayReadIt() {
        get("/internal/revocations", service("article-service")).isProblem(403, "forbidden");
        get("/internal/revocations", token(signUp())).is(401);
        get("/internal/revocations?after=-1", service("gateway")).is(400);
    }

    private void suspend(String handle, boolean suspended) {
        put(
                        "/api/admin/profiles/" + handle + "/suspension",
                        operator(),
                        "{'suspended': %s, 'note': 'n'}".formatted(suspended))
                .is(200);
    }

    /** What was told since the test began, but of operators, who sign in here and there. */
    private List<String> told() {
        List<String> found = new ArrayList<>();
        String operator = profile(operator());
        for (JsonNode item : after(told).is(200).json().path("items")) {
            if (!item.path("profile").asString().equals(operator)) {
                List<String> sessions = new ArrayList<>();
                item.path("sessions").forEach(session -> sessions.add(session.asString()));
                found.add(item.path("kind").asString() + " "
                        + item.path("profile").asString() + " " + sessions);
            }
        }
        return found;
    }

    private long newest() {
        return after(Long.MAX_VALUE).is(200).json().at("/next").asLong();
    }

    private Answer after(long number) {
        return get("/internal/revocations?after=" + number, service("gateway"));
    }

    private static String profile(String token) {
        return claim(token, "sub");
    }

    private static String session(String token) {
        return claim(token, "sid");
    }

    private static String claim(String token, String name) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim(name);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
