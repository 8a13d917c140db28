package io.earnest.launcher.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run of tests says of itself at its end, from Surefire's reports. */
record Summary(List<Report> reports) {
    private static final int SLOWEST = 20;

    /** One line for a test class and reason. */
    List<String> skipped() {
        Map<String, Integer> counts = new TreeMap<>();
        reports.forEach(report -> report.skipped().forEach(test -> counts.merge(test, 1, Integer::sum)));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + (entry.getValue() == 1 ? " test)" : " tests)"))
                .toList();
    }

    /** One line for a test that passed only when it was tried again: the house has something to find out. */
    List<String> unsteady() {
        return reports.stream().flatMap(report -> report.unsteady().stream()).toList();
    }

    /** A line for each of the test classes that took longest, the longest first. */
    List<String> slowest() {
        return reports.stream()
                .sorted(Comparator.comparingDouble(Report::seconds).reversed())
                .limit(SLOWEST)
                .map(report -> "%7.1f s  %s %s".formatted(report.seconds(), report.module(), report.testClass()))
                .toList();
    }

    /** A line in Surefire's words for each module, and last one for all of them together. */
    List<String> closing() {
        Map<String, Report.Counts> modules = new LinkedHashMap<>();
        reports.forEach(report -> modules.merge(report.module(), report.counts(), Report.Counts::plus));
        List<String> lines = new ArrayList<>();
        modules.forEach((module, counts) -> lines.add("%-22s %s".formatted(module, counts)));
        lines.add(modules.values().stream()
                .reduce(Report.Counts.NONE, Report.Counts::plus)
                .toString());
        return lines;
    }
}
