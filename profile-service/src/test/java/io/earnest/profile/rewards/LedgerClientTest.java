package io.earnest.profile.rewards;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.profile.RunningService;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** rewards-service in all its moods. */
class LedgerClientTest extends RunningService {
    @Autowired
    private Ledger ledger;

    private final Command command = Command.granted("grant:g1#1", "op", "ada", 5, "why");

    @Test
    void aRefusalCarriesItsProblem() {
        ledgerAnswers("REFUSED", """
                {"status": "REFUSED", "twei": 0, "reason": "insufficient-twei", "legs": [], "block": 8}""", """
                {"type": "/problems/insufficient-twei", "title": "Not enough", "status": 402, "balance": 1}""");
        assertThat(ledger.submit(command)).isInstanceOfSatisfying(LedgerAnswer.Refused.class, refused -> {
            assertThat(refused.why().name()).isEqualTo("insufficient-twei");
            assertThat(refused.why().extra()).isEqualTo(Map.of("balance", 1));
            assertThat(refused.settlement().status()).isEqualTo("REFUSED");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "{}",
                "{\"results\": []}",
                "{\"results\": null}",
                "{\"results\": [{\"command\": \"another#1\", \"outcome\": \"BOOKED\"}]}",
                "{\"results\": [{\"command\": \"grant:g1#1\", \"outcome\": \"BOOKED\"}]}",
                "{\"results\": [{\"command\": \"grant:g1#1\", \"outcome\": \"LATER\"}]}",
                "<html>"
            })
    void anAnswerThatCantBeReadIsNone(String body) {
        answer(okJson(body));
        assertThatThrownBy(() -> ledger.submit(command)).isInstanceOf(RemoteUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 401})
    void anOutageIsNoAnswerAndIsNotRetriedHere(int status) {
        answer(aResponse().withStatus(status));
        assertThatThrownBy(() -> ledger.submit(command)).isInstanceOf(RemoteUnavailable.class);
        LEDGER.verify(
                1,
                postRequestedFor(urlEqualTo("/internal/activities"))
                        .withRequestBody(matchingJsonPath("$.commands[0].command", equalTo(command.command()))));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    void aRefusedCallIsADefectAndNotAnAnswer(int status) {
        answer(aResponse().withStatus(status));
        assertThatThrownBy(() -> ledger.submit(command)).isInstanceOf(RemoteRefused.class);
    }

    @Test
    void aLedgerThatHangsIsUnavailable() {
        answer(okJson("{}").withFixedDelay(6_000));
        assertThatThrownBy(() -> ledger.submit(command)).isInstanceOf(RemoteUnavailable.class);
    }

    @Test
    void entriesAreReadAsTheyAreAndRetried() {
        LEDGER.stubFor(WireMock.get(urlPathEqualTo("/internal/entries"))
                .inScenario("retry")
                .whenScenarioStateIs("Started")
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("up"));
        LEDGER.stubFor(WireMock.get(urlEqualTo("/internal/entries?account=ada&limit=20"))
                .inScenario("retry")
                .whenScenarioStateIs("up")
                .willReturn(okJson("{\"items\": [{\"key\": \"grant:g1\", \"article\": null}], \"next\": \"more\"}")));
        LedgerEntries entries = ledger.entries("ada", null, null, 20);
        assertThat(entries.next()).isEqualTo("more");
        assertThat(entries.items().getFirst()).containsEntry("key", "grant:g1").containsEntry("article", null);
    }

    private static void answer(ResponseDefinitionBuilder response) {
        LEDGER.stubFor(WireMock.post("/internal/activities").willReturn(response));
    }
}
