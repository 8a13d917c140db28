package io.earnest.gateway.edge;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bodies that are too large, of no known type, broken off or never there. */
@GatewayTest
@Hostile
class BodiesWebTest {
    @LocalServerPort
    private int port;

    @BeforeEach
    void theServiceTakesEverything() {
        Peers.reset();
        Peers.ARTICLE.stubFor(any(anyUrl()).willReturn(ok()));
    }

    @Test
    void formsAreNotTaken() throws IOException {
        String answer = Raw.answer(
                port,
                "POST /api/sessions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n\r\npassword=x");
        assertThat(answer).startsWith("HTTP/1.1 415").contains("/problems/unsupported-media-type");
    }

    @Test
    void aBodyPastTheLimitIs413WhetherItIsAnnouncedOrNot() throws Exception {
        byte[] large = "x".repeat(1_100_000).getBytes(StandardCharsets.UTF_8);
        for (HttpRequest.BodyPublisher body : List.of(
                HttpRequest.BodyPublishers.ofByteArray(large),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))) {
            var answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/articles"))
                                    .header("Content-Type", "application/json")
                                    .POST(body)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("/problems/too-large");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/*",
                "*/*",
                "garbage",
                "a/b/c",
                ";;",
                "application/json; charset=\"",
                "multipart/form-data"
            })
    void whatIsNoTypeOfABodyIs415(String type) throws IOException {
        assertThat(Raw.answer(
                        port,
                        "POST /api/articles HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                                + "\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 415")
                .contains("/problems/unsupported-media-type");
        Peers.ARTICLE.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void bodiesThatBreakOffAreNoFailureOfTheServiceThatWaitsForThem() throws IOException {
        String head = "POST /api/articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        for (int i = 0; i < 30; i++) {
            assertThat(Raw.answer(port, head + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n"))
                    .startsWith("HTTP/1.1 400");
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream()
                        .write((head + "Content-Length: 900\r\n\r\n{\"bo").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(new Browser(port).get("/api/articles/a").statusCode()).isEqualTo(200);
    }

    @Test
    void bodiesThatDoNotComeHoldNeitherPlacesNorConnections() throws IOException {
        String head = "POST /api/articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket("127.0.0.1", port);
                stalled.add(socket);
                socket.getOutputStream()
                        .write((head + "Content-Length: 900\r\n\r\n{\"bo").getBytes(StandardCharsets.ISO_8859_1));
            }
            Browser browser = new Browser(port);
            for (int i = 0; i < 10; i++) {
                assertThat(browser.get("/api/articles/a").statusCode()).isEqualTo(200);
            }
            assertThat(Raw.answer(port, head + "Connection: close\r\nContent-Length: 2\r\n\r\n{}"))
                    .startsWith("HTTP/1.1 200");
            Peers.ARTICLE.verify(1, postRequestedFor(anyUrl()));
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }
}
