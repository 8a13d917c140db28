package io.earnest.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An overlay that stands on a shipped one: the README's, as it stands there, and one with each part that no overlay has. */
class OwnOverlayTest {
    private static final Path KUBERNETES = Overlay.DEPLOY.resolve("kubernetes");
    private static final Pattern EXAMPLE = Pattern.compile(
            "```yaml\n( *# deploy/kubernetes/overlays/blog/kustomization.yaml\n.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void the_readmes_example_builds_and_keeps_every_policy() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Overlay.DEPLOY.resolve("README.md")));
        assertThat(example.find()).isTrue();
        List<Manifest> manifests = built(withPaths(example.group(1).stripIndent()));

        for (Policy policy : Policy.values()) {
            assertThat(policy.violations(manifests)).as(policy.toString()).isEmpty();
        }
        assertThat(texts(manifests))
                .noneMatch(text -> text.contains("earnest.example") || text.contains("earnest-production"));
        assertThat(manifests.stream()
                        .filter(Manifest::runsPods)
                        .flatMap(manifest -> manifest.containers().stream())
                        .map(container -> container.path("image").asString("")))
                .noneMatch(image -> image.startsWith("earnest/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull-secret", "priority", "tracing", "gateway-api", "witnesses", "backups"})
    void a_part_that_no_overlay_has_can_be_added(String component) throws IOException {
        List<Manifest> manifests = built("""
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                namespace: blog
                resources: [%1$s/local]
                components: [%1$s/../components/%2$s]
                """.formatted(relative(), component));
        List<Manifest> without = new Overlay("local").build();

        assertThat(texts(manifests)
                        .map(text -> text.replace("\"namespace\":\"blog\"", "\"namespace\":\"earnest-local\"")))
                .isNotEqualTo(texts(without));
        KubernetesSchema schema = KubernetesSchema.of(KubernetesSchema.VERSIONS.getLast());
        assertThat(manifests.stream()
                        .filter(manifest -> !OperatorResource.is(manifest))
                        .flatMap(manifest -> schema.faults(manifest).stream()))
                .isEmpty();
        assertThat(manifests.stream()
                        .filter(OperatorResource::is)
                        .flatMap(manifest -> OperatorResource.faults(manifest).stream()))
                .isEmpty();
        assertThat(NetworkPolicies.defaultDeny(manifests)).isEmpty();
    }

    @Test
    void nobody_sends_traces_who_did_not_ask_for_it() {
        assertThat(Overlay.all().stream().flatMap(overlay -> texts(overlay.build())))
                .noneMatch(text -> text.contains("EARNEST_OTLP_TRACES_ENDPOINT"));
    }

    /** The README's overlay lies beside the shipped ones; this one does not. */
    private String withPaths(String kustomization) {
        return kustomization
                .replace("../../components/", relative() + "/../components/")
                .replace("- ../production", "- " + relative() + "/production");
    }

    private List<Manifest> built(String kustomization) throws IOException {
        Path overlay = Files.createDirectories(folder.resolve("blog"));
        Files.writeString(overlay.resolve("kustomization.yaml"), kustomization);
        return Overlay.built(overlay);
    }

    private static Stream<String> texts(List<Manifest> manifests) {
        return manifests.stream().map(manifest -> manifest.json().toString());
    }

    private String relative() {
        try {
            return folder.toRealPath()
                    .resolve("blog")
                    .relativize(KUBERNETES.resolve("overlays").toRealPath())
                    .toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
