package io.earnest.profile.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.profile.RunningService;
import org.junit.jupiter.api.Test;

class NotificationWebTest extends RunningService {
    @Test
    void aLevelIsToldWithAllThatItOpensAndOnce() {
        String handle = signUp();
        post("/api/admin/experience", operator(), "{'handle': '%s', 'xp': 210, 'note': 'n'}".formatted(handle))
                .is(201);
        Answer told = get("/api/notifications", token(handle)).is(200);
        assertThat(told.json().at("/items")).hasSize(1);
        assertThat(told.at("/items/0/kind")).isEqualTo("level-reached");
        assertThat(told.at("/items/0/details/level")).isEqualTo("5");
        assertThat(told.at("/items/0/details/opens")).isEqualTo("Plus; Minus; Like");
        post("/api/admin/experience", operator(), "{'handle': '%s', 'xp': 1, 'note': 'n'}".formatted(handle))
                .is(201);
        assertThat(get("/api/notifications", token(handle)).json().at("/items"))
                .as("no other level")
                .hasSize(1);
    }

    @Test
    void rolesAreToldToWhomTheyAreGivenAlone() {
        String handle = signUp();
        String other = signUp();
        put("/api/admin/profiles/" + handle + "/roles", operator(), "{'roles': ['author', 'moderator']}")
                .is(200);
        assertThat(get("/api/notifications", token(handle)).at("/items/0/details/roles"))
                .isEqualTo("author, moderator");
        assertThat(get("/api/notifications", token(other)).json().at("/items")).isEmpty();
    }
}
