package io.earnest.launcher.supply;

import io.earnest.launcher.Console;
import io.earnest.launcher.system.Checkout;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds what the images are made of against the holes that are known, and against the newest patches. Both ask others, so it is no part
 * of the whole run; who does not answer is named at the end, for what was not asked was not found either.
 */
public final class Supply {
    private final Console console;
    private final Map<String, String> environment;
    private final Checkout checkout = Checkout.current();

    private enum Answer {
        NONE,
        SOME,
        NOT_HAD
    }

    /** One of the two questions. */
    @FunctionalInterface
    private interface Question {
        List<String> ask(Set<Library> libraries) throws IOException, InterruptedException;
    }

    public Supply(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    /** Asks both; 0 where nothing was found and somebody answered, else 1. */
    public int run() throws InterruptedException {
        Set<Library> libraries = Library.ofAllImages(checkout);
        console.say("The images hold " + libraries.size() + " libraries of others");
        KnownHoles holes = new KnownHoles(environment.getOrDefault("EARNEST_OSV_URL", KnownHoles.OSV));
        NewestPatches patches = new NewestPatches(checkout);
        List<Answer> answers = List.of(
                ask("known holes, by OSV", libraries, holes::of),
                ask("a newer patch of their line, by Maven's repositories", libraries, patches::behind));
        boolean found = answers.contains(Answer.SOME);
        return found || !answers.contains(Answer.NONE) ? 1 : 0;
    }

    private Answer ask(String what, Set<Library> libraries, Question question) throws InterruptedException {
        console.live("Looking for " + what + " …");
        try {
            List<String> found = question.ask(libraries);
            console.quiet();
            console.say((found.isEmpty() ? "None has " : found.size() + " have ") + what);
            found.forEach(line -> console.say("  " + line));
            return found.isEmpty() ? Answer.NONE : Answer.SOME;
        } catch (IOException e) {
            console.quiet();
            console.say("Not looked for " + what + ": " + e);
            return Answer.NOT_HAD;
        }
    }
}
