package io.earnest.launcher;

import io.earnest.launcher.fuzz.ApiFuzz;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./earnest test api-fuzz}: what its options are. */
final class ApiFuzzVerb {
    static final String NAME = "api-fuzz";

    private static final int MOST_MINUTES = 600;
    private static final int MOST_SEED = 999_999;

    private final Console console;
    private final Map<String, String> environment;

    ApiFuzzVerb(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    int run(List<String> arguments) throws InterruptedException {
        Options options = Options.parse("test " + NAME, arguments, Set.of("--minutes", "--seed"), Set.of());
        if (!options.operands().isEmpty()) {
            throw new Refusal(
                    "./earnest test " + NAME + " takes no " + options.operands().getFirst() + ". See ./earnest help");
        }
        int minutes = options.number("--minutes", 3, MOST_MINUTES);
        int seed = options.number("--seed", 1 + new SecureRandom().nextInt(MOST_SEED), MOST_SEED);
        return new ApiFuzz(console, environment, 60 * minutes, seed).run();
    }
}
