package io.earnest.launcher;

import io.earnest.launcher.backup.Addresses;
import io.earnest.launcher.backup.BackupVerbs;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.DataDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code ./earnest backup}, {@code restore}, {@code verify} and {@code rebuild}: what they are told. */
final class BackupVerb {
    private final Console console;
    private final Map<String, String> environment;

    BackupVerb(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    int run(String verb, List<String> arguments) throws InterruptedException {
        Set<String> takingValue =
                verb.equals("backup") ? Set.of("--data", "--store", "--out") : Set.of("--data", "--store");
        Options options = Options.parse(verb, arguments, takingValue, Set.of());
        Checkout checkout = Checkout.current();
        Optional<Addresses> addresses = options.value("--store")
                .map(Addresses::one)
                .or(() -> options.value("--data").isPresent() ? Optional.empty() : Addresses.in(environment));
        if (addresses.isPresent() && options.value("--data").isPresent()) {
            throw new Refusal("--store and --data exclude each other");
        }
        DataDirectory data = new DataDirectory(
                options.value("--data").map(Path::of).orElse(checkout.scratch().resolve("data")));
        BackupVerbs verbs = new BackupVerbs(console, environment, addresses, data);
        int operands = verb.equals("restore") ? 1 : 0;
        boolean one = verb.equals("rebuild") && options.operands().size() == 1;
        if (options.operands().size() != operands && !one) {
            throw new Refusal(
                    operands == 1
                            ? "Say which backup: ./earnest restore FILE"
                            : "./earnest " + verb + " takes no "
                                    + options.operands().getFirst() + ". See ./earnest help");
        }
        return switch (verb) {
            case "backup" -> verbs.backup(options.value("--out").map(Path::of));
            case "restore" -> verbs.restore(Path.of(options.operands().getFirst()), checkout);
            case "rebuild" -> verbs.rebuild(options.operands().stream().findFirst(), checkout);
            default -> verbs.verify(checkout);
        };
    }
}
