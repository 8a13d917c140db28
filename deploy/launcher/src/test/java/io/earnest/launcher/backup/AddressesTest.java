package io.earnest.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.launcher.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressesTest {

    @Test
    void without_any_there_is_none_and_one_is_for_all() {
        assertThat(Addresses.in(Map.of("MONGODB_URI", " "))).isEmpty();

        Addresses one = Addresses.in(Map.of("MONGODB_URI", "mongodb://a/")).orElseThrow();
        assertThat(one.several()).isFalse();
        assertThat(one.of(Databases.COMMENT)).isEqualTo("mongodb://a/");
    }

    @Test
    void each_service_may_have_its_own() {
        Addresses each = Addresses.in(four()).orElseThrow();

        assertThat(each.several()).isTrue();
        assertThat(each.of(Databases.REWARDS)).isEqualTo("mongodb://rewards/");
        assertThat(each.of(Databases.ARTICLE)).isEqualTo("mongodb://article/");
    }

    @Test
    void a_backup_of_three_stores_would_be_none() {
        Map<String, String> three = four();
        three.remove("MONGODB_URI_PROFILE");

        assertThatThrownBy(() -> Addresses.in(three))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("MONGODB_URI_PROFILE is not set");
    }

    private static Map<String, String> four() {
        Map<String, String> four = new HashMap<>();
        for (String service : new String[] {"article", "comment", "profile", "rewards"}) {
            four.put("MONGODB_URI_" + service.toUpperCase(java.util.Locale.ROOT), "mongodb://" + service + "/");
        }
        return four;
    }
}
