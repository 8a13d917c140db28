package io.earnest.profile.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.earnest.chassis.testing.Hostile;
import io.earnest.profile.RunningService;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Hostile
class StandingWebTest extends RunningService {
    @Autowired
    private Sessions sessions;

    @Autowired
    private Profiles profiles;

    @Test
    void aLiveSessionOfALiveProfileIsGoodUntilItEnds() {
        String token = token(signUp());
        assertThat(standing(token)).isEqualTo("GOOD");
        delete("/api/sessions/current", token).is(204);
        assertThat(standing(token)).isEqualTo("ENDED");
    }

    @Test
    void aSessionThatNobodyRefreshedForAMonthHasEnded() {
        String token = token(signUp());
        assertThat(sessions.isLive(claim(token, "sid"), claim(token, "sub"))).isTrue();
        clock.advance(Duration.ofDays(31));
        assertThat(sessions.isLive(claim(token, "sid"), claim(token, "sub"))).isFalse();
    }

    @Test
    void aSuspendedProfileIsSuspendedWhateverItsSession() {
        String handle = signUp();
        String token = token(handle);
        put("/api/admin/profiles/" + handle + "/suspension", operator(), "{'suspended': true, 'note': 'spam'}")
                .is(200);
        assertThat(standing(token)).isEqualTo("SUSPENDED");
    }

    @Test
    void aDeletedProfileAndAnUnknownOneHaveEnded() {
        String token = token(signUp());
        send("DELETE", "/api/me", token, "{'password': '%s'}".formatted(PASSWORD), Map.of())
                .is(204);
        assertThat(standing(token)).isEqualTo("ENDED");
        assertThat(get("/internal/standing?profile=unknown&session=x", service("gateway"))
                        .at("/standing"))
                .isEqualTo("ENDED");
    }

    @Test
    void anotherProfilesSessionIsNone() {
        String session = claim(token(signUp()), "sid");
        String profile = claim(token(signUp()), "sub");
        assertThat(get("/internal/standing?profile=" + profile + "&session=" + session, service("gateway"))
                        .at("/standing"))
                .isEqualTo("ENDED");
    }

    @Test
    void onlyTheGatewayMayAsk() {
        get("/internal/standing?profile=p&session=s", service("article-service"))
                .isProblem(403, "forbidden");
        get("/internal/standing?profile=p&session=s", token(signUp())).is(401);
    }

    @Test
    void whoeverSignedInWithAPasswordThatIsNoLongerTheOneGetsNoSession() {
        String handle = signUp();
        String token = token(handle);
        Profile checked = profiles.byHandle(handle).orElseThrow();
        put("/api/me/password", token, "{'current': '%s', 'password': 'another good one'}".formatted(PASSWORD))
                .is(204);
        assertThat(sessions.open(checked, "late")).isEmpty();
        assertThat(sessions.all(checked.id())).hasSize(1);
    }

    @Test
    void aSignInThatADeletionOvertookLeavesNoSession() {
        String handle = signUp();
        Profile checked = profiles.byHandle(handle).orElseThrow();
        send("DELETE", "/api/me", token(handle), "{'password': '%s'}".formatted(PASSWORD), Map.of())
                .is(204);
        assertThat(sessions.open(checked, "late")).isEmpty();
        assertThat(sessions.all(checked.id())).isEmpty();
    }

    private String standing(String token) {
        return get(
                        "/internal/standing?profile=" + claim(token, "sub") + "&session=" + claim(token, "sid"),
                        service("gateway"))
                .is(200)
                .at("/standing");
    }

    private static String claim(String token, String name) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim(name);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
