package io.earnest.launcher.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Surefire's closing line of each module, and one of the same form for all of them together. */
final class ClosingLines {
    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building ([A-Za-z-]+) .*");
    private static final Pattern CLOSING = Pattern.compile(
            "\\[(?:INFO|WARNING|ERROR)] +(Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+))\\s*");

    private final List<String> lines = new ArrayList<>();
    private final int[] sums = new int[4];
    private String module = "";

    void read(String coloured) {
        String line = coloured.replaceAll("\u001b\\[[0-9;]*m", "");
        Matcher building = MODULE.matcher(line);
        Matcher closing = CLOSING.matcher(line);
        if (building.matches()) {
            module = building.group(1);
        } else if (closing.matches()) {
            lines.add("%-16s %s".formatted(module, closing.group(1)));
            for (int i = 0; i < sums.length; i++) {
                sums[i] += Integer.parseInt(closing.group(i + 2));
            }
        }
    }

    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        all.add("Tests run: %d, Failures: %d, Errors: %d, Skipped: %d".formatted(sums[0], sums[1], sums[2], sums[3]));
        return all;
    }
}
