package io.earnest.launcher.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.launcher.bench.result.Figure;
import io.earnest.launcher.bench.result.Machine;
import io.earnest.launcher.bench.result.Results;
import io.earnest.launcher.bench.result.Section;
import io.earnest.launcher.bench.result.Spread;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ResultPageTest {
    private static final Figure SLOW = figure("slow <one>", new Spread(8, 10, 20, 5), parts(2, 6));
    private static final Figure FAST = figure("fast", new Spread(4, 5, 5, 5), Map.of());

    private final Document page = Jsoup.parse(ResultPage.of(new Results(
            Instant.parse("2026-12-01T08:00:00Z"),
            new Machine(2, 24_000, "Linux", "amd64", "25", 3.5),
            "a system",
            List.of(new Section("Costs & more", "how", List.of(SLOW, FAST), List.of())),
            List.of("nginx: there is none"))));

    @Test
    void aBarIsAsLongAsItsMedianIsOfTheMostAndItsPartsShareIt() {
        List<String> widths = page.select("svg rect:not(.space)").stream()
                .map(bar -> bar.attr("class") + " " + bar.attr("x") + " " + bar.attr("width"))
                .toList();
        assertThat(widths).containsExactly("c0 0.00% 12.50%", "c1 12.50% 37.50%", "c0 0.00% 25.00%");
    }

    @Test
    void aLineGoesFromTheLeastToTheMost() {
        Element line = page.selectFirst("svg line");
        assertThat(line.attr("x1")).isEqualTo("40.00%");
        assertThat(line.attr("x2")).isEqualTo("100.00%");
    }

    @Test
    void itNeedsNothingElseAndSaysEverything() {
        assertThat(page.select("script, link, img, [src], [href]")).isEmpty();
        assertThat(page.select("meta[name=viewport]")).hasSize(1);
        assertThat(page.selectFirst("style").data()).contains("prefers-color-scheme: dark");
        assertThat(page.select("svg text").first().text()).isEqualTo("slow <one>");
        assertThat(page.select("h2").eachText()).containsExactly("Costs & more", "Not measured");
        assertThat(page.select("li").eachText()).contains("gateway", "mongod", "nginx: there is none");
        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.body().text()).contains("load 3.50 before");
    }

    private static Figure figure(String name, Spread spread, Map<String, Double> parts) {
        return new Figure(name, "ms", spread, parts, null, null, null, 0);
    }

    private static Map<String, Double> parts(double gateway, double mongod) {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("gateway", gateway);
        parts.put("mongod", mongod);
        return parts;
    }
}
