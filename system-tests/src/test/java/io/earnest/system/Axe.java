package io.earnest.system;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks on a page for what WCAG 2.2 AA forbids and can be found by rules: axe-core, run in the page itself. */
final class Axe {
    private static final String SCRIPT = script();
    private static final String RUN = """
            async () => {
              const { violations } = await axe.run(document, {
                resultTypes: ["violations"],
                rules: { "label-content-name-mismatch": { enabled: true } },
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
              });
              return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
                id + " at " + target.join(" ") + ": " + failureSummary.replace(/\\s+/g, " ")));
            }
            """;

    private Axe() {}

    /** What is wrong, each with its rule, its place and what would mend it. */
    @SuppressWarnings("unchecked")
    static List<String> look(Page page) {
        // Not added as an element: the pages' policy lets no such script in.
        page.evaluate(SCRIPT);
        return (List<String>) page.evaluate(RUN);
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe-core is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
