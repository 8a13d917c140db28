package io.earnest.launcher;

import io.earnest.launcher.secrets.DeploymentSecrets;
import io.earnest.launcher.secrets.Overlay;
import io.earnest.launcher.system.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./earnest secrets}: the keys and passwords of one deployment, made once, and a store's password changed in steps. */
@Command(
        name = "secrets",
        header = "Makes the keys and passwords of a deployment.",
        description =
                "Makes the keys and passwords that a deployment needs and that are missing, in deploy/secrets/NAME (default:"
                        + " local), for kubectl and docker compose. What is there is never replaced. See deploy/README.md.")
final class Secrets implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "An overlay of deploy/kubernetes/overlays.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--overlay", paramLabel = "DIR", description = "An overlay of your own instead.")
    private Optional<Path> overlayFolder = Optional.empty();

    @Option(names = "--namespace", paramLabel = "NS", description = "Another namespace than the overlay's.")
    private Optional<String> namespace = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Where they are written.")
    private Optional<Path> outFolder = Optional.empty();

    @Option(
            names = "--rotate",
            paramLabel = "STORE",
            description = "Changes the password of that store in steps: each call says what is to be done next.")
    private Optional<String> store = Optional.empty();

    private final Console console;

    Secrets(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (overlayFolder.isPresent() && name.isPresent()) {
            throw new Refusal("Say one overlay: ./earnest secrets production, or ./earnest secrets --overlay DIR");
        }
        Path root = Checkout.current().root();
        Path folder = overlayFolder.orElseGet(
                () -> root.resolve("deploy/kubernetes/overlays").resolve(name.orElse("local")));
        Overlay read = Overlay.read(folder);
        Overlay overlay = namespace.map(read::in).orElse(read);
        Path out = outFolder.orElse(root.resolve("deploy/secrets").resolve(overlay.name()));
        DeploymentSecrets secrets = new DeploymentSecrets(overlay, out);
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
