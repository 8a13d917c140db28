package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.Scrape;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import java.time.Duration;
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
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(metrics())
                        .containsPattern("earnest_ledger_height [1-9]")
                        .containsPattern("earnest_ledger_issued_twei [1-9]"));
        assertThat(metrics())
                .contains(
                        "earnest_ledger_difference_twei 0.0", "earnest_ledger_waiting 0.0", "earnest_ledger_ready 1.0")
                .containsPattern("earnest_ledger_projection_lag_blocks [0-9]")
                .containsPattern("earnest_ledger_projection_lag_seconds [0-9]")
                .containsPattern("earnest_ledger_budget_left_twei [1-9]")
                .containsPattern("earnest_ledger_budget_twei [1-9]")
                .containsPattern("earnest_ledger_budget_released_twei [1-9]")
                .containsPattern("earnest_ledger_budget_paid_twei [0-9]")
                .containsPattern("earnest_ledger_entries_total\\{activity=\"profile-signed-up\"} [1-9]")
                .containsPattern(
                        "earnest_ledger_refused_total\\{activity=\"article-published\",reason=\"insufficient-twei\"} [1-9]")
                .containsPattern(
                        "earnest_ledger_unpaid_total\\{activity=\"article-read\",reason=\"own-article\"} [1-9]")
                .containsPattern("earnest_ledger_block_entries_count [1-9]")
                .containsPattern("earnest_ledger_block_insert_seconds_count [1-9]")
                .containsPattern("mongodb_driver_commands_seconds_count\\{collection=\"blocks\",command=\"insert\"")
                .contains(
                        "earnest_ledger_commands_total{activity=\"article-read\",outcome=\"unpaid\",reason=\"own-article\"}",
                        "earnest_ledger_commands_total{activity=\"article-published\",outcome=\"refused\",reason=\"insufficient-twei\"}",
                        "earnest_ledger_commands_total{activity=\"profile-signed-up\",outcome=\"paid\",reason=\"none\"}")
                .doesNotContain(author.id(), article);
    }

    @Test
    void noLabelGrowsWithoutBound() {
        Person reader = Person.named("grace");
        api.submit(Cmd.signedUp(reader));
        api.submit(Cmd.read(Ids.random(), reader, Person.named("ada"), 60));
        api.get("/api/ledger/blocks/1");
        api.get("/nowhere/" + Ids.random());
        assertThat(Scrape.flaws(metrics())).isEmpty();
    }

    /** Elsewhere older releases of Prometheus refuse the whole scrape. */
    @Test
    void exemplarsStandAtCountersAndBucketsAlone() {
        String sampled = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            // It asks the store, so that timers of several kinds have something to tell.
            api.call("GET", "/api/wallet/entries", api.bearer(Person.named("ada")), null, "traceparent", sampled);
            assertThat(service.manage("/actuator/prometheus", "application/openmetrics-text;version=1.0.0")
                            .body()
                            .lines()
                            .filter(line -> line.contains(" # {")))
                    .anyMatch(line -> line.startsWith("http_server_requests_seconds_bucket"))
                    .anyMatch(line -> line.startsWith("mongodb_driver_commands_seconds_bucket"))
                    .allMatch(line -> line.matches("\\w+(_bucket|_total)(\\{.*)? .*"));
        });
    }

    private String metrics() {
        return service.manage("/actuator/prometheus").body();
    }
}
