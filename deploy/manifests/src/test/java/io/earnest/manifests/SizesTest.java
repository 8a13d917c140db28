package io.earnest.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the README says that an overlay asks of a cluster is what it asks. */
class SizesTest {

    static List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void the_readme_says_what_an_overlay_asks_for(Overlay overlay) throws IOException {
        List<Manifest> manifests = overlay.build();
        List<Manifest> workloads = manifests.stream().filter(Manifest::workload).toList();
        int pods = workloads.stream()
                .mapToInt(workload -> replicas(manifests, workload, "min"))
                .sum();
        double disk = workloads.stream()
                .mapToDouble(workload -> replicas(manifests, workload, "min")
                        * workload.at("/spec/volumeClaimTemplates")
                                .valueStream()
                                .mapToDouble(claim -> gibibytes(claim.at("/spec/resources/requests/storage")))
                                .sum())
                .sum();
        disk += manifests.stream()
                .filter(manifest -> manifest.kind().equals("PersistentVolumeClaim"))
                .mapToDouble(claim -> gibibytes(claim.at("/spec/resources/requests/storage")))
                .sum();
        String least = sum(manifests, "min");
        String most = sum(manifests, "max");

        String[] cells = least.split(", ");
        assertThat(Files.readString(Overlay.DEPLOY.resolve("README.md")))
                .contains(String.format(
                        Locale.ROOT,
                        "| `%s` | %d | %s | %s | %.0f GiB | %s |",
                        overlay,
                        pods,
                        cells[0].replace(" cores", ""),
                        cells[1],
                        disk,
                        least.equals(most) ? "the same" : most));
    }

    private static String sum(List<Manifest> manifests, String bound) {
        return String.format(
                Locale.ROOT,
                "%.1f cores, %.1f GiB",
                requests(manifests, bound, requests -> cores(requests.path("cpu"))),
                requests(manifests, bound, requests -> gibibytes(requests.path("memory"))));
    }

    private static double requests(List<Manifest> manifests, String bound, ToDoubleFunction<JsonNode> resource) {
        return manifests.stream()
                .filter(Manifest::workload)
                .mapToDouble(workload -> replicas(manifests, workload, bound)
                        * workload.pod()
                                .path("containers")
                                .valueStream()
                                .mapToDouble(container -> resource.applyAsDouble(container.at("/resources/requests")))
                                .sum())
                .sum();
    }

    private static int replicas(List<Manifest> manifests, Manifest workload, String bound) {
        return manifests.stream()
                .filter(manifest -> manifest.kind().equals("HorizontalPodAutoscaler"))
                .filter(autoscaler ->
                        autoscaler.at("/spec/scaleTargetRef/name").asString("").equals(workload.name()))
                .findFirst()
                .map(autoscaler -> autoscaler.at("/spec/" + bound + "Replicas").asInt())
                .orElse(workload.at("/spec/replicas").asInt(1));
    }

    private static double cores(JsonNode quantity) {
        String text = quantity.asString("");
        return text.endsWith("m")
                ? Double.parseDouble(text.substring(0, text.length() - 1)) / 1000
                : Double.parseDouble(text);
    }

    private static double gibibytes(JsonNode quantity) {
        String text = quantity.asString("");
        double number = Double.parseDouble(text.substring(0, text.length() - 2));
        return switch (text.substring(text.length() - 2)) {
            case "Mi" -> number / 1024;
            case "Gi" -> number;
            default -> throw new IllegalArgumentException("not used here: " + text);
        };
    }
}
