package io.earnest.launcher;

import io.earnest.launcher.secrets.DeploymentSecrets;
import io.earnest.launcher.secrets.Overlay;
import io.earnest.launcher.system.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code ./earnest secrets}: the keys and passwords of one deployment, made once, and a store's password changed in steps. */
final class Secrets {
    private final Console console;

    Secrets(Console console) {
        this.console = console;
    }

    int run(List<String> arguments) {
        Options options = Options.parse("secrets", arguments, Set.of("--out", "--overlay", "--rotate"), Set.of());
        int most = options.value("--overlay").isPresent() ? 0 : 1;
        if (options.operands().size() > most) {
            throw new Refusal("Say one overlay: ./earnest secrets production, or ./earnest secrets --overlay DIR");
        }
        Path root = Checkout.current().root();
        Path folder = options.value("--overlay")
                .map(Path::of)
                .orElseGet(() -> root.resolve("deploy/kubernetes/overlays")
                        .resolve(
                                options.operands().isEmpty()
                                        ? "local"
                                        : options.operands().getFirst()));
        Overlay overlay = Overlay.read(folder);
        Path out = options.value("--out")
                .map(Path::of)
                .orElse(root.resolve("deploy/secrets").resolve(overlay.name()));
        DeploymentSecrets secrets = new DeploymentSecrets(overlay, out);
        Optional<String> store = options.value("--rotate");
        if (store.isPresent()) {
            console.say(secrets.rotate(store.get()));
            return 0;
        }
        List<String> made = secrets.create();
        made.forEach(file -> console.say("made " + file));
        console.say(
                made.isEmpty()
                        ? "Nothing was missing in " + out
                        : "All of it is in " + out + ": keep a copy where only operators can read it");
        return 0;
    }
}
