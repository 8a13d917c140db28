package io.earnest.launcher.bench.result;

import java.util.List;

/**
 * What one part of the run found.
 *
 * @param title in a few words
 * @param how what was done, for somebody who reads the figures
 * @param figures in the order in which they are shown
 * @param notes what has to be said beside them
 */
public record Section(String title, String how, List<Figure> figures, List<String> notes) {
    public Section {
        figures = List.copyOf(figures);
        notes = List.copyOf(notes);
    }
}
