package io.earnest.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** deploy/compose.yaml: read as YAML and held to policies; by Docker Compose itself where that is installed. */
class ComposeTest {
    private static final Pattern PINNED =
            Pattern.compile("[\\w.\\-/]+:(v?\\d+\\.\\d+\\.\\d+|\\$\\{EARNEST_VERSION:-\\d+\\.\\d+\\.\\d+})");

    @Test
    void every_container_is_confined() throws IOException {
        assertThat(violations(compose())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        read_only":true       | read_only":false
        "ALL"                 | "KILL"
        no-new-privileges:true| no-new-privileges:false
        "10001:10001"         | "0:0"
        mongo:8.0.32          | mongo:latest
        mongo:8.0.32          | mongo:8.0.20
        mem_limit             | mem
        "cpus"                | "cpu"
        pids_limit            | pids
        "healthcheck"         | "health"
        127.0.0.1:8080:8080   | 8080:8080
        """)
    void a_planted_violation_is_found(String replaced, String by) throws IOException {
        String before = compose().toString();
        String after = before.replace(replaced, by);

        assertThat(after).isNotEqualTo(before);
        assertThat(violations(Manifest.MAPPER.readTree(after))).isNotEmpty();
    }

    @Test
    void everything_that_is_named_is_there() throws IOException {
        JsonNode compose = compose();
        Set<String> missing = new TreeSet<>();
        for (var service : compose.path("services").properties()) {
            for (String kind : List.of("networks", "secrets")) {
                named(service.getValue().path(kind))
                        .filter(name -> !compose.path(kind).has(name))
                        .forEach(missing::add);
            }
            service.getValue().path("depends_on").propertyNames().stream()
                    .filter(name -> !compose.path("services").has(name))
                    .forEach(missing::add);
        }
        // What ./earnest secrets makes is not there in a checkout; DeploymentSecretsTest looks after it.
        hostFiles(compose)
                .filter(file -> !file.startsWith("./secrets/local/"))
                .filter(file -> !Files.exists(Overlay.DEPLOY.resolve(file)))
                .forEach(missing::add);
        assertThat(missing).isEmpty();
        assertThat(compose.path("services").propertyNames())
                .contains("gateway", "article-service", "comment-service", "profile-service", "rewards-service");
    }

    @Test
    void services_reach_each_other_at_the_ports_where_they_listen() throws IOException {
        JsonNode compose = compose();
        JsonNode environment = compose.at("/services/gateway/environment");

        for (String service : List.of("article", "comment", "profile", "rewards")) {
            assertThat(environment
                            .path(service.toUpperCase(java.util.Locale.ROOT) + "_URL")
                            .asString(""))
                    .isEqualTo("http://" + service + "-service:"
                            + environment.path("PORT").asString(""));
        }
        String scraped = Files.readString(Overlay.DEPLOY.resolve("observability/prometheus.yml"));
        assertThat(scraped)
                .contains("gateway:" + environment.path("MANAGEMENT_PORT").asString(""));
    }

    @Test
    void docker_compose_takes_it() throws Exception {
        assumeTrue(run("docker", "compose", "version").code() == 0, "docker compose is not installed");
        Path secrets = Overlay.DEPLOY.resolve("secrets/local/compose/operator.env");
        assumeTrue(Files.exists(secrets), "deploy/secrets/local is not made, which docker compose reads");

        Run config = run(
                "docker",
                "compose",
                "--file",
                Overlay.DEPLOY.resolve("../compose.yaml").toString(),
                "config",
                "--quiet");

        assertThat(config.said()).isEmpty();
        assertThat(config.code()).isZero();
    }

    private static List<String> violations(JsonNode compose) {
        return compose.path("services").properties().stream()
                .flatMap(service -> faults(service.getValue()).map(what -> service.getKey() + " " + what))
                .toList();
    }

    private static Stream<String> faults(JsonNode service) {
        Stream.Builder<String> found = Stream.builder();
        if (!service.path("read_only").asBoolean(false)) {
            found.add("can write to its image");
        }
        if (service.path("cap_drop")
                        .valueStream()
                        .noneMatch(dropped -> dropped.asString("").equals("ALL"))
                || service.path("security_opt")
                        .valueStream()
                        .noneMatch(option -> option.asString("").equals("no-new-privileges:true"))
                || service.path("privileged").asBoolean(false)
                || !service.path("user").asString("0").matches("[1-9]\\d*(:\\d+)?")) {
            found.add("has more privileges than none");
        }
        if (!PINNED.matcher(service.path("image").asString("")).matches()) {
            found.add("has an image without a version");
        }
        if (!StoreImage.isPatched(service.path("image").asString(""))) {
            found.add("has a store with published holes");
        }
        if (!Stream.of("mem_limit", "cpus", "pids_limit", "healthcheck", "stop_grace_period", "logging")
                .allMatch(service::has)) {
            found.add("lacks a limit, a health check or a grace period");
        }
        if (service.path("ports")
                .valueStream()
                .anyMatch(port -> !port.asString("").startsWith("127.0.0.1:"))) {
            found.add("opens a port to other machines");
        }
        return found.build();
    }

    private static JsonNode compose() throws IOException {
        return Manifest.yaml(Files.readString(Overlay.DEPLOY.resolve("compose.yaml")))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> named(JsonNode list) {
        return list.valueStream()
                .map(item -> item.isObject() ? item.path("source").asString("") : item.asString(""));
    }

    private static Stream<String> hostFiles(JsonNode compose) {
        Stream<String> mounts = compose.path("services")
                .valueStream()
                .flatMap(service -> service.path("volumes").valueStream())
                .filter(volume -> volume.path("type").asString("").equals("bind"))
                .map(volume -> volume.path("source").asString(""));
        Stream<String> secrets = compose.path("secrets")
                .valueStream()
                .map(secret -> secret.path("file").asString(""));
        return Stream.concat(mounts, secrets).collect(Collectors.toCollection(TreeSet::new)).stream();
    }

    private record Run(int code, String said) {}

    private static Run run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Run(-1, command[0] + " does not end");
            }
            return new Run(process.exitValue(), said);
        } catch (IOException e) {
            return new Run(-1, String.valueOf(e.getMessage()));
        }
    }
}
