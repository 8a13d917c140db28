package io.earnest.launcher.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests that Surefire's reports name as skipped, with the reason that each gave. */
final class Skipped {
    private static final Pattern CASE =
            Pattern.compile("<testcase[^>]*\\bclassname=\"([^\"]+)\"[^>]*>\\s*<skipped(?:\\s+message=\"([^\"]*)\")?");

    private Skipped() {}

    /** One line for a test class and reason. */
    static List<String> since(Path root, Instant since) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (Path report : reports(root)) {
            if (Files.getLastModifiedTime(report).toInstant().isAfter(since)) {
                Matcher skipped = CASE.matcher(Files.readString(report));
                while (skipped.find()) {
                    String name = skipped.group(1).replaceFirst(".*\\.", "");
                    String reason = skipped.group(2) == null ? "no reason given" : text(skipped.group(2));
                    counts.merge(name + ": " + reason, 1, Integer::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + (entry.getValue() == 1 ? " test)" : " tests)"))
                .toList();
    }

    private static List<Path> reports(Path root) throws IOException {
        try (Stream<Path> files = Files.find(
                root, 5, (file, attributes) -> file.getFileName().toString().matches("TEST-.*\\.xml"))) {
            return files.toList();
        }
    }

    private static String text(String xml) {
        return xml.replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#10;", " ")
                .replace("&amp;", "&")
                .strip();
    }
}
