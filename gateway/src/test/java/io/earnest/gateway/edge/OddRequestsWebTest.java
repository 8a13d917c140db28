package io.earnest.gateway.edge;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import io.earnest.chassis.testing.OddRequests;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a client sends is never a failure of ours, whatever it is. */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
@Hostile
class OddRequestsWebTest {
    @LocalServerPort
    private int port;

    @BeforeEach
    void everyServiceAnswers() {
        Peers.reset();
        List.of(Peers.ARTICLE, Peers.COMMENT, Peers.PROFILE, Peers.REWARDS)
                .forEach(peer -> peer.stubFor(any(anyUrl()).atPriority(10).willReturn(okJson("{}"))));
    }

    static Stream<String> requests() {
        return Stream.of("/api/levels", "/sign-in", "/api/articles/a/viewer", "/assets/img/earnest.svg", "/nothing")
                .flatMap(OddRequests::of);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("requests")
    void noRequestIsAFailureOfOurs(String request, CapturedOutput output) throws Exception {
        String answer = OddRequests.answer(port, request);
        OddRequests.isNoFailure(request, answer);
        assertThat(answer)
                .as(request)
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .containsIgnoringCase("Content-Security-Policy: default-src 'none'");
        assertThat(output.getAll()).as(request).doesNotContain("\tat ", " ERROR ");
    }
}
