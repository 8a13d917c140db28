package io.earnest.gateway.edge;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.earnest.chassis.testing.Hostile;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Paths that a policy would read otherwise than routing does. */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
@Hostile
class PathsWebTest {
    @LocalServerPort
    private int port;

    @BeforeEach
    void everyServiceAnswers() {
        Peers.reset();
        services().forEach(peer -> peer.stubFor(any(anyUrl()).atPriority(10).willReturn(ok("reached"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/me/%65xport",
                "GET /api/%6de/export",
                "GET /api/me/export;x=y",
                "GET /api//me/export",
                "GET /api/./me/export",
                "GET /api/x/../me/export",
                "GET /api/me%2fexport",
                "POST /api/%73essions",
                "POST /api/session%73",
                "POST /%61pi/sessions",
                "POST /api/sessions/",
                "POST /api/sessions;x",
                "POST /api/sessions/%72efresh",
                "POST /api/%70rofiles",
                "POST /api/profiles/",
                "DELETE /api/sessions/curren%74",
                "GET /api/%70rofiles/secretive",
                "GET /%70rofiles/secretive",
                "GET /api/me%7e",
                "GET /assets%2e/../api/me/export",
                "GET /%61ssets/x",
            })
    void whatCanBeWrittenOtherwiseIsNotThere(String request, CapturedOutput output) throws IOException {
        String bearer = Peers.KEYS.personBearer("ada0", "ada", 3);
        String answer = Raw.answer(
                port,
                request
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                        + bearer
                        + (request.startsWith("POST")
                                ? "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
                                : "\r\n\r\n"));
        assertThat(answer)
                .startsWith("HTTP/1.1 404")
                .contains("/problems/not-found")
                .doesNotContain("reached");
        services().forEach(peer -> peer.verify(0, anyRequestedFor(anyUrl())));
        assertThat(output.getAll()).doesNotContain("secretive");
    }

    @Test
    void anOverlongLetterIsNoLetter() throws IOException {
        assertThat(Raw.answer(port, "GET /api/me/%C1%A5xport HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("/problems/invalid-request");
        services().forEach(peer -> peer.verify(0, anyRequestedFor(anyUrl())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/articles/%C3%A9t%C3%A9-%F0%9F%90%9D", "/api/articles/a%20b", "/api/articles/a@b+c~d-e_f.g"
            })
    void slugsOfAllLanguagesGoOnWorking(String path) throws IOException {
        assertThat(Raw.answer(port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("reached");
        Peers.ARTICLE.verify(getRequestedFor(urlEqualTo(path)));
    }

    private static List<WireMockServer> services() {
        return List.of(Peers.ARTICLE, Peers.COMMENT, Peers.PROFILE, Peers.REWARDS);
    }
}
