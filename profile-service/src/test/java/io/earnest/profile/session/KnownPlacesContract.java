package io.earnest.profile.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestKeys;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.profile.ManualClock;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class KnownPlacesContract {
    private static final ClientNetwork HOME = ClientNetwork.of("2001:db8:1:2::3");
    private static final ClientNetwork ELSEWHERE = ClientNetwork.of("203.0.113.7");

    private final ManualClock clock = new ManualClock();
    private MongoDatabase database;
    private KnownPlaces places;

    abstract MongoDatabase database();

    @BeforeEach
    void start() {
        database = database();
        places = new KnownPlaces(
                database,
                new SigningKey(new TokensProperties(
                        TestKeys.create().tokenKeyFile(),
                        Duration.ofMinutes(10),
                        Duration.ofDays(30),
                        Duration.ofDays(180),
                        Duration.ofSeconds(30))),
                clock);
    }

    @Test
    void aNetworkIsKnownForTheAccountThatSignedInThereForAMonth() {
        assertThat(places.isKnown("ada", HOME, null)).isFalse();
        assertThat(places.remember("ada", HOME)).isTrue();
        assertThat(places.remember("ada", HOME)).as("the same day").isFalse();
        assertThat(places.isKnown("ada", ClientNetwork.of("2001:db8:1:2:ffff::1"), null))
                .isTrue();
        assertThat(places.isKnown("ada", ELSEWHERE, null)).isFalse();
        assertThat(places.isKnown("mallory", HOME, null)).isFalse();
        clock.advance(Duration.ofDays(20));
        assertThat(places.remember("ada", HOME)).isTrue();
        clock.advance(Duration.ofDays(20));
        assertThat(places.isKnown("ada", HOME, null)).isTrue();
        clock.advance(Duration.ofDays(11));
        assertThat(places.isKnown("ada", HOME, null)).isFalse();
    }

    @Test
    void aDeviceIsKnownForTheAccountThatItSignedInTo() {
        String token = places.deviceToken("ada");
        assertThat(token).doesNotContain("ada");
        assertThat(places.isKnown("ada", ELSEWHERE, token)).isTrue();
        assertThat(places.isKnown("mallory", ELSEWHERE, token)).isFalse();
        for (String forged : new String[] {
            "", ".", "1.2", token + "x", "9" + token, token.substring(0, token.length() - 1), "x".repeat(10_000)
        }) {
            assertThat(places.isKnown("ada", ELSEWHERE, forged)).as(forged).isFalse();
        }
        clock.advance(Duration.ofDays(31));
        assertThat(places.isKnown("ada", ELSEWHERE, token)).isFalse();
    }

    @Test
    void soManyAreKeptOfAnAccountAndNoneOfADeletedOne() {
        places.remember("adb", HOME);
        for (int i = 0; i < 15; i++) {
            places.remember("ada", ClientNetwork.of("203.0.113." + i));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(kept()).isEqualTo(11);
        assertThat(places.isKnown("ada", ClientNetwork.of("203.0.113.4"), null)).isFalse();
        assertThat(places.isKnown("ada", ClientNetwork.of("203.0.113.5"), null)).isTrue();
        places.forget("ada");
        places.forget("ada");
        assertThat(kept()).isEqualTo(1);
        assertThat(places.isKnown("adb", HOME, null)).isTrue();
    }

    @Test
    void theStoreDoesNotTellWhereSomebodyWas() {
        places.remember("ada", ELSEWHERE);
        places.remember("bob", ELSEWHERE);
        for (Document place : database.getCollection("sign_in_places").find()) {
            assertThat(place.toJson()).doesNotContain("203.0.113");
        }
    }

    private long kept() {
        return database.getCollection("sign_in_places").countDocuments();
    }
}
