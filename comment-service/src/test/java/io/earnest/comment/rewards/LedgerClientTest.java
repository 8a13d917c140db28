package io.earnest.comment.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.comment.Clients;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerClientTest {
    private static final Activity ACTIVITY =
            new Activity("comment-posted:c#1", "comment-posted", "ada", "a", "c", "bob", null, 13, Set.of());

    private final Ledger ledger = Clients.bean(Ledger.class);

    @AfterEach
    void peersBehaveAgain() {
        Clients.behaveAgain();
    }

    @Test
    void aRefusalKeepsItsProblemWithAllFields() {
        Clients.answers(200, """
                {"results":[{"command":"comment-posted:c#1","outcome":"REFUSED","settlement":{"status":"REFUSED","twei":0,
                 "reason":null,"legs":[],"block":4},"problem":{"type":"/problems/insufficient-twei","title":"Not enough",
                 "status":402,"detail":null,"balance":1,"price":4},"consequences":[]}]}""");
        Payment payment = Payment.pending(1).after(ledger.submit(ACTIVITY));
        assertThat(payment.state()).isEqualTo(Payment.State.REFUSED);
        assertThat(payment.refusal().problem().status()).isEqualTo(402);
        assertThat(payment.refusal().problem().extra())
                .containsEntry("balance", 1)
                .containsEntry("price", 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVALID", "CONFLICT"})
    void whatCanNeverBeBookedIsRefused(String outcome) {
        Clients.answers(200, """
                {"results":[{"command":"comment-posted:c#1","outcome":"%s"}]}""".formatted(outcome));
        assertThat(Payment.pending(1)
                        .after(ledger.submit(ACTIVITY))
                        .refusal()
                        .problem()
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @EnumSource(Clients.Outage.class)
    void anOutageIsAnOutage(Clients.Outage outage) {
        outage.happens();
        assertThatThrownBy(() -> ledger.submit(ACTIVITY))
                .isInstanceOfSatisfying(
                        RemoteUnavailable.class, e -> assertThat(e.provider()).isEqualTo("rewards-service"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"results\":[]}",
                "{\"results\":[{\"command\":\"another#1\",\"outcome\":\"BOOKED\"}]}",
                "{\"results\":[{\"command\":\"comment-posted:c#1\",\"outcome\":\"BOOKED\"}]}",
                "{\"results\":[{\"command\":\"comment-posted:c#1\",\"outcome\":\"PERHAPS\"}]}",
                "{\"results\":[{\"command\":\"comment-posted:c#1\"}]}"
            })
    void anAnswerThatAnswersNothingIsAnOutage(String body) {
        Clients.answers(200, body);
        assertThatThrownBy(() -> ledger.submit(ACTIVITY)).isInstanceOf(RemoteUnavailable.class);
    }

    @Test
    void aRefusedCallLosesNothingEither() {
        Clients.answers(403, "{\"type\":\"/problems/forbidden\"}");
        assertThatThrownBy(() -> ledger.submit(ACTIVITY)).isInstanceOf(RemoteUnavailable.class);
    }
}
