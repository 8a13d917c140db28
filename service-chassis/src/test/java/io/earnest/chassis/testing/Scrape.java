package io.earnest.chassis.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a service shows to Prometheus, and whether any label of it could grow without bound. */
public final class Scrape {
    /** Histograms count once for each of their buckets. */
    private static final int MOST_SERIES_OF_A_METRIC = 1_500;

    private static final int LONGEST_VALUE = 90;
    private static final Pattern SERIES = Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** An id of ours (20 or more letters and digits without a break, some of each), a UUID, or long hexadecimal. */
    private static final Pattern ID = Pattern.compile(
            "(?=[0-9A-Za-z]*[0-9])(?=[0-9A-Za-z]*[A-Za-z])[0-9A-Za-z]{20,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f-]{17}|[0-9a-f]{16,}");

    /** Values that are as they are: numbers of bytes, sizes of buckets, versions, addresses of peers and the store. */
    private static final List<String> NOT_CHECKED = List.of("le", "quantile", "version", "runtime", "server_address");

    private Scrape() {}

    /**
     * A line of a scrape.
     *
     * @param name the metric, as Prometheus calls it
     */
    public record Series(String name, Map<String, String> labels) {}

    /** All lines with a number. */
    public static List<Series> series(String scrape) {
        List<Series> all = new ArrayList<>();
        for (String line : scrape.split("\n")) {
            Matcher matcher = SERIES.matcher(line);
            if (!line.startsWith("#") && matcher.matches()) {
                Map<String, String> labels = new HashMap<>();
                LABEL.matcher(matcher.group(2) == null ? "" : matcher.group(2))
                        .results()
                        .forEach(label -> labels.put(label.group(1), label.group(2)));
                all.add(new Series(matcher.group(1), labels));
            }
        }
        return all;
    }

    /** What is wrong with a scrape, in words; nothing where it is well. */
    public static List<String> flaws(String scrape) {
        List<String> flaws = new ArrayList<>();
        Map<String, Integer> count = new HashMap<>();
        for (Series series : series(scrape)) {
            count.merge(series.name(), 1, Integer::sum);
            series.labels().forEach((label, value) -> {
                if (!NOT_CHECKED.contains(label) && grows(label, value)) {
                    flaws.add(series.name() + " has " + label + "=\"" + value + "\"");
                }
            });
        }
        count.forEach((name, number) -> {
            if (number > MOST_SERIES_OF_A_METRIC) {
                flaws.add(name + " has " + number + " series");
            }
        });
        return flaws;
    }

    /** An id, a path with something filled in, a query, or whole sentences. */
    private static boolean grows(String label, String value) {
        return ID.matcher(value).find()
                || value.length() > LONGEST_VALUE
                || value.contains("?")
                || value.contains("@")
                || (label.equals("uri") && value.matches(".*/[0-9]+(/.*)?"));
    }
}
