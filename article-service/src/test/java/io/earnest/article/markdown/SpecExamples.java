package io.earnest.article.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples of a specification in CommonMark's form. */
final class SpecExamples {
    private static final Pattern EXAMPLE =
            Pattern.compile("(?ms)^`{32} example(?: (\\w+))?\\R(.*?)^\\.\\R(.*?)^`{32}$");
    private static final Pattern ID = Pattern.compile(" id=\"[^\"]*\"");

    private SpecExamples() {}

    /**
     * One of them.
     *
     * @param number from 1, in the order of the text
     * @param kind of an extension; empty where it is CommonMark's own
     */
    record Example(int number, String kind, String markdown, String html) {
        /** What we make of it; headings' ids are ours. */
        String ours(Markdown renderer) {
            return withoutIds(renderer.renderAgain(markdown).html());
        }

        /** What is published, with what the sanitiser makes of everything. */
        String published() {
            return withoutIds(Sanitizer.sanitize(html));
        }
    }

    static List<Example> of(String specification) {
        Matcher found = EXAMPLE.matcher(specification);
        List<Example> examples = new ArrayList<>();
        while (found.find()) {
            examples.add(new Example(
                    examples.size() + 1,
                    found.group(1) == null ? "" : found.group(1),
                    found.group(2).replace('→', '\t'),
                    found.group(3).replace('→', '\t')));
        }
        return examples;
    }

    private static String withoutIds(String html) {
        return ID.matcher(html).replaceAll("");
    }
}
