package io.earnest.launcher;

import io.earnest.launcher.chart.Chart;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.Folders;
import io.earnest.launcher.system.SearchPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./earnest chart}: the Helm chart, made of the overlays. */
@Command(
        name = "chart",
        header = "Writes the Helm chart.",
        description =
                "Writes the Helm chart, made of the overlays in deploy/kubernetes. It takes kubectl. See deploy/README.md.")
final class ChartVerb implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", description = "The folder (default: .earnest/chart/earnest).")
    private Optional<Path> out = Optional.empty();

    private final Console console;
    private final Map<String, String> environment;

    ChartVerb(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Checkout checkout = Checkout.current();
        Path kubectl = SearchPath.find(environment, "kubectl")
                .orElseThrow(() -> new Refusal("kubectl builds what the chart is made of, and is not on the PATH"));
        Path target = out.orElse(checkout.scratch().resolve("chart/earnest"));
        Path deploy = checkout.root().resolve("deploy");
        try {
            if (out.isEmpty()) {
                Folders.delete(target);
            } else if (Files.exists(target)) {
                throw new Refusal(target + " is there already");
            }
            Chart.write(deploy.resolve("helm"), target, overlay -> build(kubectl, deploy, overlay));
        } catch (IOException e) {
            throw new Refusal(target + " can't be made anew: " + e.getMessage(), e);
        }
        console.say("The chart is in " + target + ". Next: helm install earnest " + target
                + " --namespace NS --set host=HOST, or helm package " + target);
        return 0;
    }

    private static String build(Path kubectl, Path deploy, String overlay) {
        try {
            Process process = new ProcessBuilder(
                            kubectl.toString(),
                            "kustomize",
                            deploy.resolve("kubernetes/overlays")
                                    .resolve(overlay)
                                    .toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            String built = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new Refusal("kubectl does not build the overlay " + overlay);
            }
            return built;
        } catch (IOException e) {
            throw new Refusal("kubectl does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted", e);
        }
    }
}
