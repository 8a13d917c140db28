package io.earnest.launcher.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.Checkout;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusServerTest {
    private static final Checkout CHECKOUT =
            new Checkout(Path.of("../..").toAbsolutePath().normalize());

    @Test
    void it_scrapes_this_system_by_the_rules_of_the_checkout() {
        String configuration = PrometheusServer.configuration(
                CHECKOUT,
                Map.of(
                        "gateway", "127.0.0.1:21001",
                        "article-service", "127.0.0.1:21002",
                        "comment-service", "127.0.0.1:21003",
                        "profile-service", "127.0.0.1:21004",
                        "rewards-service", "127.0.0.1:21005"));

        assertThat(configuration)
                .contains(
                        "targets: [\"127.0.0.1:21001\"]",
                        "targets: [\"127.0.0.1:21005\"]",
                        "rule_files: [\"" + CHECKOUT.root() + "/deploy/observability/rules/*.yml\"]")
                .doesNotContain(":9080");
    }

    @Test
    void a_service_that_the_checkout_does_not_scrape_is_refused() {
        assertThatThrownBy(() -> PrometheusServer.configuration(CHECKOUT, Map.of("other-service", "127.0.0.1:21001")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("other-service");
    }

    @Test
    void a_checkout_without_the_file_is_refused(@TempDir Path empty) {
        assertThatThrownBy(() -> PrometheusServer.configuration(new Checkout(empty), Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("prometheus.yml");
    }
}
