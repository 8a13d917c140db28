package io.earnest.chassis.call;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Feign;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.Target;
import io.earnest.chassis.testing.Hostile;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Hostile
class RemoteErrorsTest {
    private static final Map<String, Collection<String>> WITH_TOKEN = Map.of("Authorization", List.of("Bearer t"));

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 408, 409, 410, 412, 422, 429})
    void whateverAPersonIsToldWithA4xxIsARefusal(int status) {
        assertThat(failure("/api/me", WITH_TOKEN, status)).isInstanceOfSatisfying(RemoteRefused.class, e -> {
            assertThat(e.provider()).isEqualTo("peer-service");
            assertThat(e.status()).isEqualTo(status);
            assertThat(e.body()).isEqualTo("{}");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 408, 429})
    void aServicesOwnCallThatIsTurnedAwayForItsTokenOrTheMomentHadNoAnswer(int status) {
        assertThat(failure("/internal/things?id=1", WITH_TOKEN, status)).isInstanceOf(RemoteUnavailable.class);
        assertThat(failure("/api/levels", Map.of(), status)).isInstanceOf(RemoteUnavailable.class);
    }

    @ParameterizedTest
    @CsvSource({"/internal/things, 400", "/internal/things, 403", "/internal/things, 404", "/api/things, 404"})
    void whatAProviderKnowsAndRefusesIsARefusalWhoeverAsks(String path, int status) {
        assertThat(failure(path, path.startsWith("/api/") ? Map.of() : WITH_TOKEN, status))
                .isInstanceOf(RemoteRefused.class);
    }

    @Test
    void a5xxIsAnOutageWhoeverAsks() {
        assertThat(failure("/api/me", WITH_TOKEN, 500)).isInstanceOf(RemoteUnavailable.class);
        assertThat(failure("/internal/things", WITH_TOKEN, 503)).isInstanceOf(RemoteUnavailable.class);
    }

    private static Exception failure(String path, Map<String, Collection<String>> headers, int status) {
        RequestTemplate template = new RequestTemplate();
        template.feignTarget(new Target.HardCodedTarget<>(Feign.class, "peer-service", "http://peer"));
        Request request =
                Request.create(Request.HttpMethod.GET, "http://peer" + path, headers, Request.Body.empty(), template);
        Response answer = Response.builder()
                .status(status)
                .request(request)
                .body("{}", StandardCharsets.UTF_8)
                .build();
        return new RemoteErrors().decode("Peer#thing()", answer);
    }
}
