package io.earnest.article.tariff;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.earnest.article.testing.RemoteTest;
import io.earnest.chassis.call.Remote;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class CurrentRulesTest extends RemoteTest {
    private static final ReadingRules SECOND = new ReadingRules(2, 30, 250, 120);

    @Autowired
    private TariffClient client;

    @Autowired
    private Remote remote;

    @Autowired
    private KnownRulesStore store;

    private void answer(ResponseDefinitionBuilder answer) {
        PEER.stubFor(get("/api/tariff").willReturn(answer));
    }

    private void inForce(ReadingRules rules) {
        answer(okJson("""
            {"version": %d, "reading": {"secondsPerTwei": 60, "most": 5, "minimumSeconds": %d,
                                        "requiredWordsPerMinute": %d, "shownWordsPerMinute": %d}}""".formatted(
                rules.version(), rules.minimumSeconds(), rules.requiredWordsPerMinute(), rules.shownWordsPerMinute())));
    }

    private CurrentRules rules() {
        return new CurrentRules(client, remote, store, Duration.ofHours(1));
    }

    @Test
    void untilSomethingWasToldTheFirstTariffHolds() {
        assertThat(rules().now()).isEqualTo(new ReadingRules(1, 15, 500, 238));
    }

    @Test
    void whatWasToldLastHoldsThroughAnOutageAndARestart() {
        inForce(SECOND);
        CurrentRules rules = rules();
        rules.ask();
        assertThat(rules.now()).isEqualTo(SECOND);
        answer(aResponse().withStatus(503));
        rules.ask();
        assertThat(rules.now()).isEqualTo(SECOND);
        CurrentRules restarted = rules();
        restarted.start();
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> restarted.now().equals(SECOND));
        } finally {
            restarted.stop();
        }
        inForce(ReadingRules.FIRST);
        rules.ask();
        assertThat(rules.now()).as("another one comes").isEqualTo(ReadingRules.FIRST);
        assertThat(store.find()).hasValue(ReadingRules.FIRST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"version\": 3}",
                "{\"version\": 3, \"reading\": {}}",
                "{\"version\": 3, \"reading\": {\"minimumSeconds\": 15, \"requiredWordsPerMinute\": 0,"
                        + " \"shownWordsPerMinute\": 238}}",
                "<html>",
                "null"
            })
    void whatIsNoTariffChangesNothing(String nonsense) {
        CurrentRules rules = rules();
        answer(aResponse().withHeader("Content-Type", "application/json").withBody(nonsense));
        rules.ask();
        assertThat(rules.now()).isEqualTo(ReadingRules.FIRST);
    }
}
