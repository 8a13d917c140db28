package io.earnest.article.rewards;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
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

    @Test
    void factsAreSentAndTheSettlementComesBackAsItIs() {
        activities(okJson("""
            {"results": [{"command": "article-read:a:r#1", "outcome": "BOOKED", "consequences": [],
              "settlement": {"status": "UNPAID", "twei": 0, "reason": "daily-limit", "block": 12,
                             "legs": [{"role": "READER", "twei": 0, "reason": "daily-limit"}]},
              "problem": null, "new-field": 1}]}"""));
        LedgerAnswer answer = rewards.submit(READ);
        assertThat(answer).isInstanceOf(LedgerAnswer.Booked.class);
        assertThat(answer.settlement().reason()).isEqualTo("daily-limit");
        assertThat(answer.settlement().block()).isEqualTo(12);
        assertThat(answer.settlement().legs()).containsExactly(new Leg("READER", 0, "daily-limit"));
        PEER.verify(postRequestedFor(urlEqualTo("/internal/activities"))
                .withHeader("Authorization", matching("Bearer .+"))
                .withRequestBody(matchingJsonPath("$.commands[0].command", equalTo("article-read:a:r#1")))
                .withRequestBody(matchingJsonPath("$.commands[0].activity", equalTo("article-read")))
                .withRequestBody(matchingJsonPath("$.commands[0].requiredSeconds", equalTo("20"))));
    }

    @Test
    void aRefusalKeepsItsProblem() {
        activities(okJson("""
            {"results": [{"command": "article-read:a:r#1", "outcome": "REFUSED",
              "settlement": {"status": "REFUSED", "twei": 0, "reason": null, "legs": [], "block": 3},
              "problem": {"type": "/problems/insufficient-twei", "title": "Not enough", "status": 402,
                          "detail": "You have 1.", "balance": 1, "price": 2}}]}"""));
        assertThat(rewards.submit(READ)).isInstanceOfSatisfying(LedgerAnswer.Refused.class, refused -> {
            assertThat(refused.refusal().problem().name()).isEqualTo("insufficient-twei");
            assertThat(refused.refusal().problem().extra())
                    .containsEntry("balance", 1)
                    .containsEntry("price", 2);
        });
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
        activities(okJson("{}").withFixedDelay(3_000));
        assertThatThrownBy(() -> rewards.submit(READ)).isInstanceOf(RemoteUnavailable.class);
    }

    @Test
    void anOpportunityIsWhatTheLedgerSaysOrUnknown() {
        PEER.stubFor(get(urlPathEqualTo("/internal/allowances"))
                .withQueryParam("profile", equalTo("r"))
                .withQueryParam("requiredSeconds", equalTo("20"))
                .willReturn(okJson("{\"day\": \"2026-01-01\", \"opportunity\": {\"twei\": 1, \"reason\": null}}")));
        assertThat(rewards.opportunity("r", 3, "a", "archive", 20)).contains(new Opportunity(1, null));
        for (var answer : new com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder[] {
            aResponse().withStatus(503),
            aResponse().withStatus(404),
            okJson("{\"opportunity\": null}"),
            okJson("["),
            okJson("{}").withFixedDelay(3_000)
        }) {
            PEER.stubFor(get(urlPathEqualTo("/internal/allowances")).willReturn(answer));
            assertThat(rewards.opportunity("r", 3, "a", "archive", 20)).isEmpty();
        }
    }
}
