package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import org.junit.jupiter.api.Test;

class OperationsWebTest {
    private final RewardsService service = RewardsService.shared();
    private final Api api = service.api();

    @Test
    void itIsLiveAndReadyOnTheManagementPortOnly() {
        assertThat(service.manage("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(service.manage("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(api.get("/actuator/health").status()).isEqualTo(404);
    }

    @Test
    void theMetricsShowTheLedgerAndWhatWasAnswered() {
        Person author = Person.named("ada");
        String article = Ids.random();
        api.submit(Cmd.signedUp(author));
        api.submit(Cmd.read(article, author, author, 60));
        api.submit(Cmd.published(article, author), Cmd.published(Ids.random(), author));
        String metrics = service.manage("/actuator/prometheus").body();
        assertThat(metrics)
                .contains("earnest_ledger_difference 0.0", "earnest_ledger_waiting 0.0")
                .containsPattern("earnest_ledger_projection_lag [0-9]")
                .containsPattern("earnest_ledger_height [1-9]")
                .containsPattern("earnest_ledger_budget_left [1-9]")
                .containsPattern("earnest_ledger_issued [1-9]")
                .contains(
                        "earnest_ledger_commands_total{activity=\"article-read\",outcome=\"unpaid\",reason=\"own-article\"}",
                        "earnest_ledger_commands_total{activity=\"article-published\",outcome=\"refused\",reason=\"insufficient-twei\"}",
                        "earnest_ledger_commands_total{activity=\"profile-signed-up\",outcome=\"paid\",reason=\"none\"}")
                .doesNotContain(author.id(), article);
    }
}
