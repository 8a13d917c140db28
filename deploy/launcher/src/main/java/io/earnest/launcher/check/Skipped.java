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

/** The tests that Surefire's reports name as skipped, with the reason that each gave. */
final class Skipped {
    private Skipped() {}

    /** One line for a test class and reason. */
    static List<String> since(Path root, Instant since) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (Path report : reports(root)) {
            if (Files.getLastModifiedTime(report).toInstant().isAfter(since)) {
                for (Element skipped : skippedIn(report)) {
                    counts.merge(nameOf(skipped) + ": " + reason(skipped), 1, Integer::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + (entry.getValue() == 1 ? " test)" : " tests)"))
                .toList();
    }

    private static String nameOf(Element skipped) {
        return ((Element) skipped.getParentNode()).getAttribute("classname").replaceFirst(".*\\.", "");
    }

    /** A condition's reason is an attribute; that of an assumption in a constructor the first line of its stack trace. */
    private static String reason(Element skipped) {
        String message = skipped.getAttribute("message").strip();
        if (message.isEmpty()) {
            message = skipped.getTextContent().strip().lines().findFirst().orElse("no reason given");
        }
        return message.replaceFirst("^[\\w.$]+Exception: ", "").replaceFirst("^Assumption failed: ", "");
    }

    private static List<Path> reports(Path root) throws IOException {
        try (Stream<Path> files = Files.find(
                root, 5, (file, attributes) -> file.getFileName().toString().matches("TEST-.*\\.xml"))) {
            return files.toList();
        }
    }

    private static List<Element> skippedIn(Path report) throws IOException {
        try {
            NodeList skipped = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("skipped");
            return IntStream.range(0, skipped.getLength())
                    .mapToObj(i -> (Element) skipped.item(i))
                    .toList();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(report + " is no report of tests", e);
        }
    }
}
