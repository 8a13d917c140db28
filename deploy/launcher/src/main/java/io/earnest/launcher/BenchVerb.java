package io.earnest.launcher;

import io.earnest.launcher.bench.Bench;
import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.system.Account;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.DataDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./earnest bench}: load on a running system, from this machine. It leaves members, articles and comments there. */
final class BenchVerb {
    private final Console console;
    private final Map<String, String> environment;

    BenchVerb(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    int run(List<String> arguments) throws InterruptedException {
        Options options = Options.parse(
                "bench", arguments, Set.of("--url", "--data", "--warm-up", "--seconds", "--rounds"), Set.of());
        DataDirectory data = new DataDirectory(options.value("--data")
                .map(Path::of)
                .orElse(Checkout.current().scratch().resolve("data")));
        Account operator = Account.knownOperator(data, environment)
                .orElseThrow(() -> new Refusal("Who makes the bench's articles? Set EARNEST_OPERATOR_HANDLE and"
                        + " EARNEST_OPERATOR_PASSWORD, or name the data directory of ./earnest up with --data"));
        String url = options.value("--url").orElse("http://localhost:8080");
        EarnestClient client = new EarnestClient(url);
        if (!client.signIn(operator)) {
            throw new Refusal("The operator " + operator.handle() + " can't sign in: handle or password is wrong");
        }
        Bench.run(
                client,
                url,
                Long.toString(System.currentTimeMillis() / 1_000, 36),
                Duration.ofSeconds(options.number("--warm-up", 60, 600)),
                Duration.ofSeconds(options.number("--seconds", 10, 600)),
                options.number("--rounds", 3, 100),
                console);
        return 0;
    }
}
