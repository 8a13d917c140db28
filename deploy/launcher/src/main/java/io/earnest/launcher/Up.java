package io.earnest.launcher;

import io.earnest.launcher.store.StoreChoice;
import io.earnest.launcher.store.StoreFinder;
import io.earnest.launcher.system.Account;
import io.earnest.launcher.system.Applications;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.LocalSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./earnest up}: the whole system on this machine, until Ctrl-C. */
final class Up {
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Console console;
    private final Map<String, String> environment;

    Up(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    int run(List<String> arguments) throws InterruptedException {
        Options options =
                Options.parse("up", arguments, Set.of("--port", "--data", "--store"), Set.of("--demo", "--empty"));
        if (options.has("--demo") && options.has("--empty")) {
            throw new Refusal("--demo and --empty exclude each other");
        }
        if (!options.operands().isEmpty()) {
            throw new Refusal("./earnest up takes no " + options.operands().getFirst() + ". See ./earnest help");
        }
        int port = options.port("--port", 8080);
        Checkout checkout = Checkout.current();
        DataDirectory data = new DataDirectory(
                options.value("--data").map(Path::of).orElse(checkout.scratch().resolve("data")));
        data.lock();
        LocalSystem system = new LocalSystem(data, Account.operator(data, environment), port, console);
        StoreChoice choice = new StoreFinder(environment, console).choose(options.value("--store"), data);
        var applications = Applications.extract(checkout, console);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            system.stop(GRACE);
            console.say("Stopped.");
        }));
        system.start(choice, applications, application -> application.start());
        Account operator = Account.operator(data, environment);
        console.say("Earnest is ready at " + system.url());
        console.say("  operator: " + operator.handle() + "  password: " + operator.password());
        system.awaitStopped();
        return 0;
    }
}
