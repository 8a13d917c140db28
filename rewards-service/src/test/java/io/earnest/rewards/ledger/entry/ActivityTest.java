package io.earnest.rewards.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What has to be said of a new activity, reason or refusal where no compiler asks for it. */
class ActivityTest {

    private static final Path METRICS = Path.of("..", "docs", "metrics.md");

    @Test
    void theMetricsDocumentNamesEachActivity() throws IOException {
        String paragraph = after(Files.readString(METRICS), "\n`activity`: ", "\n\n");

        assertThat(code(paragraph)).containsExactlyInAnyOrderElementsOf(names(Activity.values()));
    }

    @Test
    void theMetricsDocumentNamesEachReason() throws IOException {
        String row = after(Files.readString(METRICS), "| `earnest_ledger_unpaid_total` ", "\n");

        assertThat(code(after(row, "`reason`: ", "|"))).containsExactlyInAnyOrderElementsOf(names(Reason.values()));
    }

    @Test
    void theMetricsDocumentNamesEachRefusal() throws IOException {
        String row = after(Files.readString(METRICS), "| `earnest_ledger_refused_total` ", "\n");

        assertThat(code(after(row, "`reason`: ", "|"))).containsExactlyInAnyOrderElementsOf(names(Refusal.values()));
    }

    @Test
    void eachScopeIsOneServicesAlone() throws IOException {
        List<String> given = scopes();

        List<String> needed = Stream.of(Activity.values())
                .map(Activity::scope)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        assertThat(given).containsAll(needed);
        given.retainAll(needed);
        assertThat(given).doesNotHaveDuplicates();
    }

    @Test
    void anActorsLineIsOneActivitysAlone() {
        assertThat(Stream.of(Activity.values()).map(Activity::actorLine).flatMap(Optional::stream))
                .doesNotHaveDuplicates();
    }

    private static String after(String text, String start, String end) {
        int from = text.indexOf(start);
        assertThat(from).as(start).isNotNegative();
        return text.substring(from + start.length(), text.indexOf(end, from + start.length()));
    }

    private static List<String> code(String markdown) {
        return Pattern.compile("`([^`]+)`")
                .matcher(markdown)
                .results()
                .map((MatchResult name) -> name.group(1))
                .toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::toString).toList();
    }

    /** All that any caller may submit or ask, as the service is configured. */
    @SuppressWarnings("unchecked")
    private static List<String> scopes() throws IOException {
        List<String> scopes = new ArrayList<>();
        try (InputStream in = Activity.class.getResourceAsStream("/application.yaml")) {
            for (Object document : new Yaml().loadAll(in)) {
                Map<String, Object> earnest =
                        (Map<String, Object>) ((Map<String, Object>) document).getOrDefault("earnest", Map.of());
                Map<String, Object> callers = (Map<String, Object>) earnest.getOrDefault("callers", Map.of());
                callers.values().forEach(caller -> scopes.addAll(((Map<String, List<String>>) caller).get("scopes")));
            }
        }
        return scopes;
    }
}
