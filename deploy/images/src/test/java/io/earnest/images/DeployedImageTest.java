package io.earnest.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earnest.images.probe.ReadinessProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What Docker Compose and Kubernetes ask of an image is what the images are, and what they set is what the services read. */
class DeployedImageTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern READ = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
    /** Read by the JVM itself. */
    private static final Set<String> OF_THE_JVM = Set.of("JAVA_TOOL_OPTIONS");

    @TempDir
    private static Path folder;

    private static UnpackedImage image;

    @BeforeAll
    static void anImage() throws Exception {
        RootFileSystem files = RootFileSystem.empty(folder.resolve("files"));
        Files.writeString(files.root().resolve("app/gateway.jar"), "service");
        files.settle();
        BuildOptions options = BuildOptions.parse(List.of("--out", folder.toString()), HOME);
        new ImageWriter(options, folder.resolve("cache")).write(files, "gateway");
        image = UnpackedImage.of(folder.resolve("gateway.tar"), folder.resolve("unpacked"));
    }

    static List<String> services() {
        return BuildOptions.SERVICES;
    }

    @Test
    void kubernetes_runs_it_as_its_user_at_its_ports_with_what_it_may_write_to() throws IOException {
        JsonNode pod = yaml("deploy/kubernetes/base/service.yaml").at("/spec/template/spec");
        JsonNode container = pod.at("/containers/0");

        assertThat(pod.at("/securityContext/runAsUser").asText() + ":"
                        + pod.at("/securityContext/runAsGroup").asText())
                .isEqualTo(user());
        assertThat(container.path("ports"))
                .allMatch(port -> ports().contains(port.path("containerPort").asText()));
        assertThat(container.path("ports")).hasSameSizeAs(ports());
        assertThat(Files.readString(HOME.resolve("deploy/kubernetes/base/earnest.env")))
                .contains("PORT=8080\n", "MANAGEMENT_PORT=9080\n");
        assertThat(container.path("volumeMounts"))
                .anyMatch(mount -> mount.path("mountPath").asText().equals("/tmp"));
        assertThat(container.has("command") || container.has("args"))
                .as("another command than the image's")
                .isFalse();
        assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                        .map(probe -> container.path(probe).at("/httpGet/port").asText()))
                .containsOnly("management");
    }

    @ParameterizedTest
    @MethodSource("services")
    void compose_runs_it_as_its_user_at_its_ports_and_asks_by_the_class_in_it(String service) throws IOException {
        JsonNode container = yaml("deploy/compose.yaml").at("/services/" + service);

        assertThat(container.path("image").asText()).isEqualTo("earnest/" + service + ":${EARNEST_VERSION:-0.1.0}");
        assertThat(container.path("user").asText()).isEqualTo(user());
        assertThat(List.of(
                        container.at("/environment/PORT").asText(),
                        container.at("/environment/MANAGEMENT_PORT").asText()))
                .containsExactlyInAnyOrderElementsOf(ports());
        assertThat(container.path("tmpfs")).anyMatch(mount -> mount.asText().startsWith("/tmp:"));
        List<String> check = JSON.convertValue(container.at("/healthcheck/test"), JSON.constructType(List.class));
        assertThat(check).endsWith("-cp", "/app/probe", ReadinessProbe.class.getName());
        assertThat(container.has("command") || container.has("entrypoint"))
                .as("another command than the image's")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_variable_that_is_set_is_read_and_no_collector_is_named_that_the_class_archive_is_not_for(String service)
            throws IOException {
        Set<String> read = new HashSet<>(OF_THE_JVM);
        for (String file : List.of(
                "service-chassis/src/main/resources/chassis.yaml", service + "/src/main/resources/application.yaml")) {
            Matcher variables = READ.matcher(Files.readString(HOME.resolve(file)));
            while (variables.find()) {
                read.add(variables.group(1));
            }
        }
        // Set for all alike, where only one reads it.
        read.add("EARNEST_TRUSTED_PROXIES");
        read.add("EARNEST_LEDGER_LOG_ORIGIN");
        JsonNode compose = yaml("deploy/compose.yaml").at("/services/" + service + "/environment");
        JsonNode common = yaml("deploy/kubernetes/base/service.yaml").at("/spec/template/spec/containers/0/env");
        JsonNode own = yaml("deploy/kubernetes/base/" + service + ".yaml").at("/spec/template/spec/containers/0/env");
        Set<String> set = new TreeSet<>();
        compose.fieldNames().forEachRemaining(set::add);
        Stream.of(common, own)
                .forEach(variables -> variables.forEach(
                        variable -> set.add(variable.path("name").asText())));
        Files.readAllLines(HOME.resolve("deploy/kubernetes/base/earnest.env")).stream()
                .filter(line -> line.matches("[A-Z].*=.*"))
                .forEach(line -> set.add(line.substring(0, line.indexOf('='))));

        assertThat(set).contains("PORT", "EARNEST_SERVICE_KEY_FILE");
        assertThat(set).isSubsetOf(read);
        List<String> options = Stream.concat(
                        Stream.of(compose.path("JAVA_TOOL_OPTIONS").asText()),
                        Stream.of(common).flatMap(variables -> Stream.of(variables.toString())))
                .toList();
        assertThat(options).allMatch(flags -> flags.contains("-XX:+UseSerialGC"));
        assertThat(image.entrypoint()).contains("-XX:+UseSerialGC");
    }

    private static String user() {
        return image.config().path("User").asText();
    }

    private static List<String> ports() {
        Set<String> ports = new TreeSet<>();
        image.config().path("ExposedPorts").fieldNames().forEachRemaining(port -> ports.add(port.replace("/tcp", "")));
        return List.copyOf(ports);
    }

    /** The last document of a file: a service's Deployment. */
    private static JsonNode yaml(String file) throws IOException {
        JsonNode last = JSON.createObjectNode();
        for (Object document :
                new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(HOME.resolve(file)))) {
            last = JSON.valueToTree(document);
        }
        return last;
    }
}
