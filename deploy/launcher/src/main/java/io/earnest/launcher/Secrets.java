package io.earnest.launcher;

import io.earnest.launcher.secrets.DeploymentSecrets;
import io.earnest.launcher.system.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code ./earnest secrets}: the keys and passwords of one deployment, made once. */
final class Secrets {
    private final Console console;

    Secrets(Console console) {
        this.console = console;
    }

    int run(List<String> arguments) {
        Options options = Options.parse("secrets", arguments, Set.of("--out"), Set.of());
        if (options.operands().size() > 1) {
            throw new Refusal("Say one environment: ./earnest secrets production");
        }
        String name =
                options.operands().isEmpty() ? "local" : options.operands().getFirst();
        Path folder = options.value("--out")
                .map(Path::of)
                .orElse(Checkout.current().root().resolve("deploy/secrets").resolve(name));
        List<String> made = new DeploymentSecrets(name, folder).create();
        made.forEach(file -> console.say("made " + file));
        console.say(
                made.isEmpty()
                        ? "Nothing was missing in " + folder
                        : "All of it is in " + folder + ": keep a copy where only operators can read it");
        return 0;
    }
}
