package io.earnest.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OverlaysTest {

    static List<Overlay> overlays() {
        return Overlay.all();
    }

    static Stream<Arguments> overlaysAndVersions() {
        return Overlay.all().stream()
                .flatMap(overlay -> KubernetesSchema.VERSIONS.stream().map(version -> Arguments.of(overlay, version)));
    }

    @Test
    void there_is_one_for_each_place() {
        assertThat(overlays())
                .extracting(Overlay::name)
                .contains("local", "small", "staging", "production", "production-external-mongodb");
    }

    @ParameterizedTest
    @MethodSource("overlaysAndVersions")
    void every_resource_is_as_kubernetes_wants_it(Overlay overlay, String version) {
        List<Manifest> manifests = overlay.build();
        KubernetesSchema schema = KubernetesSchema.of(version);

        assertThat(manifests).hasSizeGreaterThan(30);
        assertThat(manifests.stream()
                        .filter(manifest -> !OperatorResource.is(manifest))
                        .flatMap(manifest -> schema.faults(manifest).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_resource_of_an_operator_is_as_the_operator_wants_it(Overlay overlay) {
        assertThat(overlay.build().stream()
                        .filter(OperatorResource::is)
                        .flatMap(manifest -> OperatorResource.faults(manifest).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void it_keeps_every_policy(Overlay overlay) {
        List<Manifest> manifests = overlay.build();

        for (Policy policy : Policy.values()) {
            if (policy.appliesTo(overlay)) {
                assertThat(policy.violations(manifests)).as(policy.toString()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void it_holds_the_five_services_and_all_in_one_namespace(Overlay overlay) {
        List<Manifest> manifests = overlay.build();

        assertThat(manifests.stream().filter(Manifest::service).map(Manifest::name))
                .containsExactlyInAnyOrder(
                        "gateway", "article-service", "comment-service", "profile-service", "rewards-service");
        String namespace = manifests.stream()
                .filter(manifest -> manifest.kind().equals("Namespace"))
                .map(Manifest::name)
                .findFirst()
                .orElseThrow();
        assertThat(manifests)
                .filteredOn(manifest -> !manifest.kind().equals("Namespace"))
                .allMatch(manifest ->
                        manifest.at("/metadata/namespace").asString("").equals(namespace));
    }
}
