package io.earnest.launcher;

import io.earnest.launcher.check.Tests;
import io.earnest.launcher.fuzz.ApiFuzz;
import io.earnest.launcher.supply.Supply;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./earnest test}: all tests, or a long series by its name. */
@Command(
        name = "test",
        header = "Runs all tests, or one long series.",
        description = "All tests and the check of the formatting; or one of the series below.",
        synopsisSubcommandLabel = "[SERIES]")
final class TestVerbs implements Callable<Integer> {
    private final Console console;
    private final Map<String, String> environment;

    TestVerbs(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        return new Tests(console, environment).run(Optional.empty());
    }

    @Command(
            description =
                    "Only the failing parts, in full: 30 s stalls, a kill -9 between every two writes of each action, and twenty"
                            + " kills of the ledger and its store under 64 writers (the whole run has a selection of these).")
    int faults() throws InterruptedException {
        return series("faults");
    }

    @Command(
            description =
                    "Only attacks: those of all modules that the whole run has, and long ones on a started system (floods of an"
                            + " ended session, of previews and of sign-ins).")
    int hostile() throws InterruptedException {
        return series("hostile");
    }

    @Command(
            description =
                    "Not part of the whole run: two processes of each service, upgraded, rolled back, scaled out and in and given"
                            + " other keys while people read, act and pay; no request may fail.")
    int upgrade() throws InterruptedException {
        return series("upgrade");
    }

    @Command(
            description =
                    "Not part of the whole run: pictures of every page at 390, 820 and 1,440 pixels in both themes, in"
                            + " system-tests/target/screenshots/pages.")
    int screenshots() throws InterruptedException {
        return series("screenshots");
    }

    @Command(
            description =
                    "Not part of the whole run: the ledger's log is cosigned and verified by software of others, which Go builds"
                            + " (needs go, and minutes the first time).")
    int witness() throws InterruptedException {
        return series("witness");
    }

    @Command(
            description =
                    "Only the container images, of all five services: each is built twice, compared and started (the whole run"
                            + " does so with the gateway's, once).")
    int images() throws InterruptedException {
        return series("images");
    }

    @Command(description = "Not part of the whole run: compose.yaml, loaded by Compose's own library (needs go).")
    int compose() throws InterruptedException {
        return series("compose");
    }

    @Command(
            description =
                    "Not part of the whole run, as it asks others: what the images hold, against the holes that OSV knows, and"
                            + " each library against the newest patch of its line.")
    int supply() throws InterruptedException {
        return new Supply(console, environment).run();
    }

    @Command(
            name = "api-fuzz",
            description =
                    "Not part of the whole run: a system of its own, and every published operation called with what its OpenAPI"
                            + " document allows and forbids, as all roles, by Schemathesis (needs python3 with venv and pip).")
    int apiFuzz(
            @Option(
                            names = "--minutes",
                            paramLabel = "MINUTES",
                            defaultValue = "3",
                            converter = Numbers.Minutes.class,
                            description = "How long (default: 3).")
                    int minutes,
            @Option(
                            names = "--seed",
                            paramLabel = "SEED",
                            converter = Numbers.Seed.class,
                            description = "The seed of a run that is to be repeated.")
                    Optional<Integer> seed)
            throws InterruptedException {
        int chosen = seed.orElseGet(() -> 1 + new SecureRandom().nextInt(Numbers.Seed.MOST));
        return new ApiFuzz(console, environment, 60 * minutes, chosen).run();
    }

    private int series(String name) throws InterruptedException {
        return new Tests(console, environment).run(Optional.of(name));
    }
}
