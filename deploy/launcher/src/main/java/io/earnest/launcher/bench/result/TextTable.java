package io.earnest.launcher.bench.result;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A section as lines of a fixed width font. The same cells stand in the page. */
public final class TextTable {
    private TextTable() {}

    /** The heads of a section's columns and its rows, without columns that would be empty. */
    public record Cells(List<String> heads, List<List<String>> rows) {}

    /** A section's cells. */
    public static Cells cells(Section section) {
        List<Figure> figures = section.figures();
        Set<String> parts = new LinkedHashSet<>();
        figures.forEach(figure -> parts.addAll(figure.parts().keySet()));
        boolean ratios = figures.stream().anyMatch(figure -> figure.ratio() != null);
        boolean latencies = figures.stream().anyMatch(figure -> figure.latency() != null);
        boolean failures = figures.stream().anyMatch(figure -> figure.failed() > 0);
        List<String> heads = new ArrayList<>(List.of("", "least", "median", "most", "unit"));
        if (ratios) {
            heads.add("ratio");
        }
        heads.addAll(parts);
        if (latencies) {
            heads.addAll(List.of("p50 ms", "p99 ms"));
        }
        if (failures) {
            heads.add("failed");
        }
        heads.add("load");
        List<List<String>> rows = new ArrayList<>();
        for (Figure figure : figures) {
            List<String> row = new ArrayList<>(List.of(
                    figure.name(),
                    Words.number(figure.spread().least()),
                    Words.number(figure.spread().median()),
                    Words.number(figure.spread().most()),
                    figure.unit()));
            Ratio ratio = figure.ratio();
            if (ratios) {
                row.add(ratio == null ? "" : Words.number(ratio.value()) + " " + ratio.of());
            }
            for (String part : parts) {
                Double median = figure.parts().get(part);
                row.add(median == null ? "" : Words.number(median));
            }
            Latency latency = figure.latency();
            if (latencies) {
                row.add(latency == null ? "" : Words.number(latency.p50()));
                row.add(latency == null ? "" : Words.number(latency.p99()));
            }
            if (failures) {
                row.add(String.valueOf(figure.failed()));
            }
            Spread load = figure.load();
            row.add(load == null ? "" : Words.number(load.median()));
            rows.add(row);
        }
        return new Cells(heads, rows);
    }

    /** A section's lines: its title, the table, its notes. */
    public static List<String> lines(Section section) {
        Cells cells = cells(section);
        int columns = cells.heads().size();
        int[] widths = new int[columns];
        List<List<String>> all = new ArrayList<>(List.of(cells.heads()));
        all.addAll(cells.rows());
        for (List<String> row : all) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>(List.of("", section.title()));
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder(" ");
            for (int i = 0; i < columns; i++) {
                line.append(' ');
                String pad = " ".repeat(widths[i] - row.get(i).length());
                boolean words = i == 0 || cells.heads().get(i).equals("unit");
                line.append(words ? row.get(i) + pad : pad + row.get(i)).append(' ');
            }
            lines.add(line.toString().stripTrailing());
        }
        section.notes().forEach(note -> lines.add("  " + note));
        return lines;
    }
}
