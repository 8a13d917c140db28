package io.earnest.gateway.viewer;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import com.github.tomakehurst.wiremock.http.Fault;
import feign.hc5.ApacheHttp5Client;
import io.earnest.chassis.running.InUse;
import io.earnest.chassis.testing.Hostile;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway's Feign clients send their calls with, beside the client that carries requests along its routes. */
@GatewayTest
@Hostile
class PeerClientsWebTest {
    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private InUse inUse;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @BeforeEach
    void everyServiceAnswers() {
        Composed.everyServiceAnswers();
    }

    @AfterEach
    void closeBreakers() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @Test
    void eachGoesThroughThePoolOfItsKind() {
        Info.Builder info = new Info.Builder();
        inUse.contribute(info);
        int clients = context.getBeanNamesForAnnotation(FeignClient.class).length;
        assertThat(clients).isGreaterThanOrEqualTo(14);
        assertThat(info.build().getDetails().get("feign"))
                .asInstanceOf(MAP)
                .containsEntry("clients", Map.of(ApacheHttp5Client.class.getName(), clients))
                .containsEntry("followRedirects", Map.of("false", clients));

        Composed.answer(port);
        new Browser(port).get("/api/wallet", "Authorization", Composed.BEARER);
        for (String pool : new String[] {"peers", "proxy"}) {
            assertThat(meters.get("earnest.http.pool.idle")
                            .tag("pool", pool)
                            .gauge()
                            .value())
                    .as(pool)
                    .isPositive();
        }
        assertThat(meters.get("earnest.http.pool.max")
                        .tag("pool", "peers")
                        .gauge()
                        .value())
                .isEqualTo(200);
        assertThat(meters.get("earnest.http.pool.max")
                        .tag("pool", "proxy")
                        .gauge()
                        .value())
                .isEqualTo(400);
    }

    @Test
    void aServiceThatSendsElsewhereIsNotFollowed() {
        Peers.REWARDS.stubFor(
                get(Composed.REWARDS_PART).willReturn(temporaryRedirect(Peers.PROFILE.baseUrl() + "/api/elsewhere")));
        Peers.PROFILE.stubFor(
                get("/api/elsewhere").willReturn(okJson("{\"wallet\":{\"balance\":1,\"allowances\":[]}}")));
        assertThat(unavailable()).isEqualTo(JsonMapper.shared().readTree("[\"wallet\",\"pnl\"]"));
        Peers.PROFILE.verify(0, getRequestedFor(urlEqualTo("/api/elsewhere")));
    }

    @Test
    void aCallWhoseConnectionBrokeIsNotSentAgainByTheClient() {
        Composed.answer(port);
        Peers.COMMENT.resetAll();
        Peers.COMMENT.stubFor(any(anyUrl()).willReturn(okJson("").withFault(Fault.EMPTY_RESPONSE)));
        assertThat(unavailable()).isEqualTo(JsonMapper.shared().readTree("[\"comments\"]"));
        Peers.COMMENT.verify(1, getRequestedFor(anyUrl()));
    }

    private JsonNode unavailable() {
        var answer = new Browser(port).get(Composed.PATH, "Authorization", Composed.BEARER);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).at("/unavailable");
    }
}
