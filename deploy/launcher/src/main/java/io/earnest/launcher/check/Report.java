package io.earnest.launcher.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What Surefire reports of one test class. Read from its files and not from Maven's output, in which modules that are tested side
 * by side are mixed; and from the tests in them and not from the files' heads, as the tests of classes that run side by side get
 * into each other's files.
 *
 * @param module the folder of the module below the checkout
 * @param testClass without its package
 * @param seconds how long its tests took together, with the start of what they share with others if they came first
 * @param skipped a line for each test that did not run: its class and the reason
 * @param unsteady a line for each test that failed, was tried again and passed: its name and what was wrong at first
 */
record Report(
        String module, String testClass, Counts counts, double seconds, List<String> skipped, List<String> unsteady) {
    private static final int LONGEST_MESSAGE = 160;
    private static final String REPORTS = "/target/surefire-reports/";

    /** As Surefire counts: each test is in the first number, whatever became of it. */
    record Counts(int run, int failures, int errors, int skipped) {
        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(run + more.run, failures + more.failures, errors + more.errors, skipped + more.skipped);
        }

        /** Surefire's own words. */
        @Override
        public String toString() {
            return "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d".formatted(run, failures, errors, skipped);
        }
    }

    /** Those of all tests whose reports were written since, by module and class. */
    static List<Report> since(Path root, Instant since) throws IOException {
        Map<String, Report> classes = new TreeMap<>();
        for (Path file : files(root)) {
            if (Files.getLastModifiedTime(file).toInstant().isAfter(since)) {
                for (Report test : tests(moduleOf(root, file), file)) {
                    classes.merge(test.module + ' ' + test.testClass, test, Report::plus);
                }
            }
        }
        return List.copyOf(classes.values());
    }

    private Report plus(Report more) {
        return new Report(
                module,
                testClass,
                counts.plus(more.counts),
                seconds + more.seconds,
                Stream.concat(skipped.stream(), more.skipped.stream()).toList(),
                Stream.concat(unsteady.stream(), more.unsteady.stream()).toList());
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.find(
                root,
                5,
                (file, attributes) -> file.toString().contains(REPORTS)
                        && file.getFileName().toString().matches("TEST-.*\\.xml"))) {
            return files.toList();
        }
    }

    private static String moduleOf(Path root, Path file) {
        String path = root.relativize(file).toString();
        return path.substring(0, path.indexOf(REPORTS));
    }

    /** One for each test. */
    private static List<Report> tests(String module, Path file) throws IOException {
        try {
            NodeList tests = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName("testcase");
            return IntStream.range(0, tests.getLength())
                    .mapToObj(i -> test(module, (Element) tests.item(i)))
                    .toList();
        } catch (SAXException | ParserConfigurationException | NumberFormatException e) {
            throw new IOException(file + " is no report of tests", e);
        }
    }

    private static Report test(String module, Element test) {
        String testClass = test.getAttribute("classname").replaceFirst(".*\\.", "");
        NodeList skipped = test.getElementsByTagName("skipped");
        return new Report(
                module,
                testClass,
                new Counts(1, number(test, "failure"), number(test, "error"), skipped.getLength()),
                // Surefire writes thousands with a comma.
                Double.parseDouble(test.getAttribute("time").replace(",", "")),
                skipped.getLength() == 0 ? List.of() : List.of(testClass + ": " + reason((Element) skipped.item(0))),
                Stream.of("flakyFailure", "flakyError")
                        .map(test::getElementsByTagName)
                        .filter(tries -> tries.getLength() > 0)
                        .map(tries -> testClass + '.' + test.getAttribute("name") + ": "
                                + oneLine(((Element) tries.item(0)).getAttribute("message")))
                        .toList());
    }

    private static String oneLine(String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
    }

    private static String firstLine(String message) {
        return message.strip().lines().findFirst().orElse("no reason given");
    }

    private static int number(Element test, String outcome) {
        return test.getElementsByTagName(outcome).getLength();
    }

    /** A condition's reason is an attribute; that of an assumption in a constructor the first line of its stack trace. */
    private static String reason(Element skipped) {
        String message = skipped.getAttribute("message").strip();
        if (message.isEmpty()) {
            message = firstLine(skipped.getTextContent());
        }
        return message.replaceFirst("^[\\w.$]+Exception: ", "").replaceFirst("^Assumption failed: ", "");
    }
}
