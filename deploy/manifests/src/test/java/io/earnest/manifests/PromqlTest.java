package io.earnest.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.manifests.Promql.Condition;
import io.earnest.manifests.Promql.Selector;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromqlTest {

    @Test
    void each_selector_has_its_conditions_and_the_labels_around_it() {
        assertThat(Promql.selectors("""
                histogram_quantile(0.99, sum by (job, le) (rate(a_bucket{job=~"$service", uri!="/{id}"}[5m])))
                / on (zone) max(b offset 5m) by (pool) > bool 0.5 or vector(0)
                """))
                .containsExactly(
                        new Selector(
                                "a_bucket",
                                List.of(new Condition("job", "=~", "$service"), new Condition("uri", "!=", "/{id}")),
                                Set.of("job", "le", "zone")),
                        new Selector("b", List.of(), Set.of("pool", "zone")));
    }

    @Test
    void recorded_metrics_and_arithmetic_are_read() {
        assertThat(Promql.selectors("job:a:rate5m * 0 + 14.4 * -b{x=\"y\"}"))
                .extracting(Selector::metric)
                .containsExactly("job:a:rate5m", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum(a", "a)", "{job=\"a\"}", "sum by job (a)", "a{b", "a $ b"})
    void what_it_can_not_read_is_refused(String query) {
        assertThatThrownBy(() -> Promql.selectors(query)).isInstanceOf(IllegalArgumentException.class);
    }
}
