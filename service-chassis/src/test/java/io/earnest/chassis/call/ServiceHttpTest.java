package io.earnest.chassis.call;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.earnest.chassis.testing.Hostile;
import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Hostile
class ServiceHttpTest {
    private static final Timeout SOON = Timeout.ofSeconds(5);

    private final WireMockServer service = new WireMockServer(options().dynamicPort());
    private final PoolingHttpClientConnectionManager connections = ServiceHttp.connections(2, 1, SOON, SOON);
    private final CloseableHttpClient client = ServiceHttp.client(connections, SOON, SOON);

    @BeforeEach
    void start() {
        service.start();
        service.stubFor(get("/there").willReturn(ok()));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        service.stop();
    }

    @Test
    void aConnectionIsUsedAgain() throws IOException {
        assertThat(status("/there")).isEqualTo(200);
        assertThat(connections.getTotalStats().getAvailable()).isEqualTo(1);
        assertThat(status("/there")).isEqualTo(200);
        assertThat(connections.getTotalStats().getAvailable()).isEqualTo(1);
    }

    @Test
    void aRedirectIsAnAnswerLikeAnother() throws IOException {
        service.stubFor(get("/moved").willReturn(temporaryRedirect("/there")));
        assertThat(status("/moved")).isEqualTo(302);
        service.verify(0, getRequestedFor(urlEqualTo("/there")));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aRefusalIsNotAskedAgain(int status) throws IOException {
        service.stubFor(get("/busy").willReturn(ok().withStatus(status).withHeader("Retry-After", "0")));
        assertThat(status("/busy")).isEqualTo(status);
        service.verify(1, getRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER"})
    void aRequestWhoseConnectionBrokeIsNotSentAgain(Fault fault) throws IOException {
        status("/there");
        service.resetRequests();
        service.stubFor(get("/broken").willReturn(ok().withFault(fault)));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> status("/broken"));
        service.verify(1, getRequestedFor(anyUrl()));
    }

    private int status(String path) throws IOException {
        return client.execute(new HttpGet(service.baseUrl() + path), answer -> {
            EntityUtils.consume(answer.getEntity());
            return answer.getCode();
        });
    }
}
