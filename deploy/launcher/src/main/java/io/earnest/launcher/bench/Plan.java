package io.earnest.launcher.bench;

import io.earnest.launcher.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run shall do.
 *
 * @param parts of what it tells
 * @param warmUp how long a part's loads are held first, all kinds together
 * @param phase how long each load is held in a round
 * @param rounds how often all of a part's loads take turns
 * @param large whether it also measures what takes an hour
 * @param books whether it may book in a system that it did not start
 * @param out where its files go; none where empty
 */
public record Plan(
        Set<Part> parts,
        Duration warmUp,
        Duration phase,
        int rounds,
        boolean large,
        boolean books,
        Optional<Path> out) {

    /** A part, by the name that {@code --only} takes. */
    public enum Part {
        COST,
        LEDGER,
        MIX,
        REPORTS
    }

    /** All parts, or those that are named, with commas between them. */
    public static Set<Part> parts(Optional<String> names) {
        if (names.isEmpty()) {
            return EnumSet.allOf(Part.class);
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String name : names.get().split(",", -1)) {
            parts.add(Arrays.stream(Part.values())
                    .filter(part -> word(part).equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("--only takes some of "
                            + List.of(Part.values()).stream().map(Plan::word).collect(Collectors.joining(", "))
                            + ", not " + name)));
        }
        return parts;
    }

    private static String word(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    boolean has(Part part) {
        return parts.contains(part);
    }
}
