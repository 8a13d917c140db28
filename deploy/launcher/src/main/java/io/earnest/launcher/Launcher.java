package io.earnest.launcher;

import io.earnest.launcher.check.Tests;
import io.earnest.launcher.supply.Supply;
import java.util.Arrays;
import java.util.List;

/** What {@code ./earnest} hands over to: {@code up}, {@code import}, {@code bench}, {@code secrets} and {@code test}. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        Console console = new Console(System.out, Boolean.getBoolean("earnest.terminal"));
        System.exit(run(Arrays.asList(arguments), console));
    }

    static int run(List<String> arguments, Console console) {
        String verb = arguments.isEmpty() ? "help" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        try {
            return switch (verb) {
                case "up" -> new Up(console, System.getenv()).run(rest);
                case "import" -> new Import(console, System.getenv()).run(rest);
                case "bench" -> new BenchVerb(console, System.getenv()).run(rest);
                case "verify" ->
                    ProofVerb.isMeant(rest)
                            ? ProofVerb.run(rest)
                            : new BackupVerb(console, System.getenv()).run(verb, rest);
                case "backup", "restore", "rebuild" -> new BackupVerb(console, System.getenv()).run(verb, rest);
                case "secrets" -> new Secrets(console).run(rest);
                case "test" -> test(rest, console);
                default -> throw new Refusal("There is no ./earnest " + verb + ". See ./earnest help");
            };
        } catch (Refusal e) {
            console.quiet();
            System.err.println("earnest: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int test(List<String> names, Console console) throws InterruptedException {
        if (names.equals(List.of("supply"))) {
            return new Supply(console, System.getenv()).run();
        }
        return !names.isEmpty() && names.getFirst().equals(ApiFuzzVerb.NAME)
                ? new ApiFuzzVerb(console, System.getenv()).run(names.subList(1, names.size()))
                : new Tests(console, System.getenv()).run(names);
    }
}
