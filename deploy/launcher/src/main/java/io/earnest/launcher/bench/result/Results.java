package io.earnest.launcher.bench.result;

import java.time.Instant;
import java.util.List;

/**
 * A whole run.
 *
 * @param system what was measured, in words
 * @param missing what was not measured, and why
 */
public record Results(Instant at, Machine machine, String system, List<Section> sections, List<String> missing) {
    public Results {
        sections = List.copyOf(sections);
        missing = List.copyOf(missing);
    }
}
