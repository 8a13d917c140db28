package io.earnest.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.earnest.chassis.testing.TestKeys;
import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The four services as stubs, the same for all tests of this module, and the keys of the little system. */
public final class Peers implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    public static final TestKeys KEYS = TestKeys.create();
    public static final WireMockServer ARTICLE = started();
    public static final WireMockServer COMMENT = started();
    public static final WireMockServer PROFILE = started();
    public static final WireMockServer REWARDS = started();

    /** Forgets all stubs and requests, except the published keys and that everybody may write. */
    public static void reset() {
        List.of(ARTICLE, COMMENT, PROFILE, REWARDS).forEach(WireMockServer::resetAll);
        PROFILE.stubFor(get("/.well-known/jwks.json").willReturn(okJson(KEYS.jwks())));
        PROFILE.stubFor(get(urlPathEqualTo("/internal/revocations")).willReturn(okJson("{\"items\":[],\"next\":0}")));
        PROFILE.stubFor(get(urlPathEqualTo("/internal/standing")).willReturn(okJson("{\"standing\":\"GOOD\"}")));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        reset();
        TestPropertyValues.of(
                        "management.server.port=0",
                        // A loaded machine answers late, and late is "unknown": only tests of that wait for it.
                        "spring.cloud.openfeign.client.config.standing.read-timeout=5000",
                        // Tests that mean the feed read it themselves; the others count what else is asked.
                        "earnest.revocations.every=1h",
                        "earnest.public-url=https://earnest.example",
                        "earnest.service-key-file=" + KEYS.serviceKeyFile("gateway"),
                        "earnest.jwks-uri=" + PROFILE.baseUrl() + "/.well-known/jwks.json",
                        "earnest.peers.article-service=" + ARTICLE.baseUrl(),
                        "earnest.peers.comment-service=" + COMMENT.baseUrl(),
                        "earnest.peers.profile-service=" + PROFILE.baseUrl(),
                        "earnest.peers.rewards-service=" + REWARDS.baseUrl())
                .applyTo(context);
    }

    private static WireMockServer started() {
        WireMockServer server = new WireMockServer(options().dynamicPort());
        server.start();
        return server;
    }
}
