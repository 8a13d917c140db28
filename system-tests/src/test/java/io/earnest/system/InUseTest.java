package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What the packaged services, whose beans were settled at the build, really run with. A wrong choice works as well as the
 * right one, only dearer or less safely, so that no other test would notice.
 */
@Alone
class InUseTest {
    /** How many Feign clients each service has at least. */
    private static final Map<String, Integer> CLIENTS = Map.of(
            "gateway", 14,
            "article-service", 3,
            "comment-service", 3,
            "profile-service", 1,
            "rewards-service", 0);

    private final EarnestSystem system = EarnestSystem.shared();

    static Stream<Arguments> services() {
        return CLIENTS.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void callsGoThroughThePoolAndAreNeitherRedirectedNorRepeated(String service, int clients) {
        JsonNode feign = system.info(service).at("/feign");
        for (String part : clients == 0 ? List.<String>of() : List.of("clients", "retryers", "followRedirects")) {
            assertThat(feign.path(part).properties()).as(part).hasSize(1);
            assertThat(feign.path(part)
                            .properties()
                            .iterator()
                            .next()
                            .getValue()
                            .asInt())
                    .as(part)
                    .isGreaterThanOrEqualTo(clients);
        }
        assertThat(feign.path("clients").propertyNames())
                .allMatch(name -> name.equals("feign.hc5.ApacheHttp5Client"), "the pooled client");
        assertThat(feign.path("followRedirects").propertyNames()).allMatch("false"::equals);
        // Feign's NEVER_RETRY, which is anonymous; its Default retries.
        assertThat(feign.path("retryers").propertyNames()).allMatch("feign.Retryer$1"::equals);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void tokensAreRememberedAndRequestsServedOnVirtualThreads(String service, int clients) {
        JsonNode info = system.info(service);
        assertThat(info.at("/tokens").asString()).isEqualTo("io.earnest.chassis.token.PeopleTokens");
        assertThat(info.at("/requests").asString()).isEqualTo("org.apache.tomcat.util.threads.VirtualThreadExecutor");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void whatIsAcknowledgedIsInTheJournalsOfMostMembers(String service, int clients) {
        JsonNode store = system.info(service).at("/store");
        if (service.equals("gateway")) {
            assertThat(store.isMissingNode()).isTrue();
        } else {
            assertThat(store.at("/writes").asString()).contains("w=majority", "journal=true", "wTimeout=4000");
            assertThat(store.at("/readPreference").asString()).isEqualTo("primary");
        }
    }

    @Test
    void whatIsInUseIsNoBodysBusinessOutside() {
        assertThat(World.shared().anonymous().get("/actuator/info").status()).isEqualTo(404);
    }
}
