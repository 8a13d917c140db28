package io.earnest.article.rewards;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.article.testing.RemoteTest;
import io.earnest.chassis.call.RemoteUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class RewardsClientTest extends RemoteTest {
    private static final Command READ = Command.read("article-read:a:r#1", "r", "a", "archive", 3, 20);

    @Autowired
    private Rewards rewards;

    private void activities(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer) {
        PEER.stubFor(post("/internal/activities").willReturn(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONFLICT", "INVALID"})
    void whatTheLedgerWillNeverTakeIsRefused(String outcome) {
        activities(okJson("{\"results\": [{\"command\": \"article-read:a:r#1\", \"outcome\": \"" + outcome + "\"}]}"));
        assertThat(rewards.submit(READ).settlement().status()).isEqualTo(Settlement.Status.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"results\": []}",
                "{\"results\": [{\"command\": \"other#1\", \"outcome\": \"BOOKED\"}]}",
                "{\"results\": [{\"command\": \"article-read:a:r#1\", \"outcome\": \"BOOKED\"}]}",
                "{\"results\": [{\"command\": \"article-read:a:r#1\", \"outcome\": \"LATER\"}]}",
                "{\"results\":",
                "<html>"
            })
    void anAnswerThatSaysNothingIsNoAnswer(String body) {
        activities(okJson(body));
        assertThatThrownBy(() -> rewards.submit(READ)).isInstanceOf(RemoteUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
    void anErrorIsNoAnswer(int status) {
        activities(aResponse().withStatus(status));
        assertThatThrownBy(() -> rewards.submit(READ)).isInstanceOf(RemoteUnavailable.class);
    }

    @Test
    void silenceIsNoAnswer() {
        activities(okJson("{}").withFixedDelay(6_000));
        assertThatThrownBy(() -> rewards.submit(READ)).isInstanceOf(RemoteUnavailable.class);
    }

    @Test
    void withoutAnAnswerTheOpportunityIsUnknown() {
        for (var answer : new com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder[] {
            aResponse().withStatus(503),
            aResponse().withStatus(404),
            okJson("{\"opportunity\": null}"),
            okJson("["),
            okJson("{}").withFixedDelay(6_000)
        }) {
            PEER.stubFor(get(urlPathEqualTo("/internal/allowances")).willReturn(answer));
            assertThat(rewards.opportunity("r", 3, "a", "archive", 20)).isEmpty();
        }
    }
}
