package io.earnest.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.earnest.launcher.chart.Chart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The Helm chart: what it renders is what the overlays build, and keeps the same policies whatever a site decides. */
class ChartTest {
    private static final Pattern HASH = Pattern.compile("-[2456789bcdfghkmt]{10}\"");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void theChart() {
        Overlay.all().getFirst().build();
        Chart.write(
                Overlay.DEPLOY.resolve("helm"),
                folder.resolve("earnest"),
                name -> Overlay.kustomize(
                        Overlay.DEPLOY.resolve("kubernetes/overlays").resolve(name)));
    }

    @Test
    void with_its_host_it_is_production() throws Exception {
        assertThat(byName(rendered("host=earnest.example"))).isEqualTo(byName(new Overlay("production").build()));
    }

    @Test
    void with_a_store_from_elsewhere_it_is_production_with_that() throws Exception {
        assertThat(byName(rendered("host=earnest.example", "stores.kind=external")))
                .isEqualTo(byName(new Overlay("production-external-mongodb").build()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stores.kind=sets",
                "stores.kind=shared,autoscaling.enabled=false,stores.storageClass=fast",
                "stores.kind=external,ingress.enabled=false,monitoring.enabled=false",
                "backups.enabled=false,image.pullSecrets[0].name=registry,image.registry=registry.example.org/earnest"
            })
    void what_a_site_decides_keeps_every_policy_and_schema(String values) throws Exception {
        List<Manifest> manifests =
                rendered(Stream.concat(Stream.of("host=blog.example.org"), Stream.of(values.split(",")))
                        .toArray(String[]::new));

        for (Policy policy : Policy.values()) {
            // Whoever installs a chart makes the namespace.
            if (policy != Policy.THE_NAMESPACE_IS_RESTRICTED) {
                assertThat(policy.violations(manifests)).as(policy.toString()).isEmpty();
            }
        }
        KubernetesSchema schema = KubernetesSchema.of(KubernetesSchema.VERSIONS.getLast());
        assertThat(manifests.stream()
                        .filter(manifest -> !OperatorResource.is(manifest))
                        .flatMap(manifest -> schema.faults(manifest).stream()))
                .isEmpty();
    }

    @Test
    void what_a_site_decides_is_where_it_belongs() throws Exception {
        String all = rendered(
                        "host=blog.example.org",
                        "config.EARNEST_LOG_LEVEL=DEBUG",
                        "secrets.token-key=from-the-vault",
                        "backups.keep=3",
                        "image.tag=0.2.0",
                        "autoscaling.gateway.max=9")
                .stream()
                .map(manifest -> manifest.json().toString())
                .reduce("", String::concat);

        assertThat(all)
                .contains("\"EARNEST_PUBLIC_URL\":\"https://blog.example.org\"", "\"maxReplicas\":9")
                .contains("\"secretName\":\"from-the-vault\"", "\"--keep\",\"3\"", "earnest/gateway:0.2.0")
                .doesNotContain("earnest.example\"", "earnest/gateway:0.1.0");
    }

    @Test
    void a_site_without_a_host_is_refused() throws Exception {
        assertThat(helm("template", "earnest", folder.resolve("earnest").toString(), "--kube-version", "1.34.0"))
                .contains("say under which host people reach the site");
    }

    /** By name, without what only a chart has: sums that replace pods, which Kustomize does by names, and orders to Helm. */
    private static Map<String, String> byName(List<Manifest> manifests) {
        Map<String, String> byName = new TreeMap<>();
        for (Manifest manifest : manifests) {
            if (!manifest.kind().equals("Namespace")) {
                JsonNode plain = Manifest.MAPPER.readTree(
                        HASH.matcher(manifest.json().toString()).replaceAll("\""));
                byName.put(new Manifest(plain).toString(), sorted(plain).toString());
            }
        }
        return byName;
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ArrayNode list) {
            ArrayNode copy = Manifest.MAPPER.createArrayNode();
            list.forEach(item -> copy.add(sorted(item)));
            return copy;
        }
        if (!(node instanceof ObjectNode)) {
            return node;
        }
        Map<String, JsonNode> members = new TreeMap<>();
        node.properties().forEach(member -> {
            JsonNode value = sorted(member.getValue());
            boolean empty = member.getKey().equals("annotations") && value.isEmpty();
            if (!member.getKey().matches("checksum/.*|helm.sh/.*") && !empty) {
                members.put(member.getKey(), value);
            }
        });
        ObjectNode copy = Manifest.MAPPER.createObjectNode();
        members.forEach(copy::set);
        return copy;
    }

    private static List<Manifest> rendered(String... values) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "template",
                "earnest",
                folder.resolve("earnest").toString(),
                "--namespace",
                "earnest-production",
                "--kube-version",
                "1.34.0"));
        for (String value : values) {
            arguments.addAll(List.of("--set", value));
        }
        return Manifest.parse(helm(arguments.toArray(String[]::new)));
    }

    private static String helm(String... arguments) throws IOException, InterruptedException {
        boolean there =
                Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, "helm")));
        assumeTrue(there, "helm is not on the PATH, which renders the chart");
        List<String> command = new ArrayList<>(List.of("helm"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
