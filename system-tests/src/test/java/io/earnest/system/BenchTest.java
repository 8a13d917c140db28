package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code ./earnest bench} with rounds of a second: that all its figures are there, not what they say. */
@Alone
class BenchTest {
    private static final int SECONDS = 120;

    private final EarnestSystem system = EarnestSystem.shared();

    @Test
    void eachKindOfRequestHasItsProcessorTimeByProcess(@TempDir Path out) throws IOException, InterruptedException {
        String said = bench("--only", "cost", "--warm-up", "1", "--seconds", "1", "--rounds", "1", "--out", out + "");

        JsonNode results = Json.parse(Files.readString(out.resolve("bench.json")));
        JsonNode section = results.path("sections").path(0);
        List<String> names = new ArrayList<>();
        for (JsonNode figure : section.path("figures")) {
            String name = figure.path("name").asString();
            names.add(name);
            assertThat(figure.path("failed").asInt()).as(name).isZero();
            if (!name.startsWith("n: ") && !name.startsWith("what the gateway adds")) {
                assertThat(figure.path("spread").path("median").asDouble())
                        .as(name)
                        .isPositive();
                assertThat(figure.path("latency").path("calls").asLong())
                        .as(name)
                        .isPositive();
                assertThat(figure.path("parts").propertyNames())
                        .as(name)
                        .contains("gateway", "profile-service", "rewards-service", "article-service", "mongod");
            }
        }
        assertThat(names)
                .contains(
                        "viewer's panels",
                        "heartbeat",
                        "GET /api/me",
                        "GET /api/wallet",
                        "20 comments by API",
                        "an article by API",
                        "article page, kept, 40 comments",
                        "tariff at the gateway",
                        "tariff at rewards-service",
                        "what the gateway adds to a tariff");
        assertThat(Files.readString(out.resolve("bench.html"))).contains("<svg", "viewer&#39;s panels");
        boolean compared = names.stream().anyMatch(name -> name.startsWith("n: "));
        assertThat(said.contains("Not measured: The multiples of n"))
                .as("what is missing is said")
                .isNotEqualTo(compared);
    }

    private String bench(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                EarnestSystem.root().resolve("earnest").toString(),
                "bench",
                "--url",
                system.url(),
                "--data",
                system.data().toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("EARNEST_OPERATOR_HANDLE", EarnestSystem.OPERATOR);
        builder.environment().put("EARNEST_OPERATOR_PASSWORD", EarnestSystem.OPERATOR_PASSWORD);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
