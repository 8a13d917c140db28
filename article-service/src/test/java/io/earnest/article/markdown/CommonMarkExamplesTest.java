package io.earnest.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * The examples that CommonMark publishes, read by what reads articles. Headings that move down, pictures that become links and what
 * else the sanitiser does is done to the published result too; ids of headings are ours.
 */
class CommonMarkExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^`{32} example\\R(.*?)^\\.\\R(.*?)^`{32}$");
    /** Meant: an address is a link without angle brackets too, as on GitHub. */
    private static final Set<Integer> BARE_ADDRESSES = Set.of(601, 605, 607, 610, 611);
    /** Meant: comments as of version 0.31, which are those of HTML 5. The published file is of 0.30. */
    private static final Set<Integer> COMMENTS = Set.of(625, 626);

    private static final Pattern ID = Pattern.compile(" id=\"[^\"]*\"");

    private record Example(int number, String markdown, String html) {}

    private static List<Example> examples() throws IOException {
        try (InputStream file = CommonMarkExamplesTest.class.getResourceAsStream("/spec.0.30.txt")) {
            String spec = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            Matcher found = EXAMPLE.matcher(spec);
            List<Example> examples = new ArrayList<>();
            while (found.find()) {
                examples.add(new Example(
                        examples.size() + 1,
                        found.group(1).replace('→', '\t'),
                        found.group(2).replace('→', '\t')));
            }
            return examples;
        }
    }

    @Test
    void articlesAreReadAsCommonMarkSays() throws IOException {
        Markdown markdown = new Markdown();
        SoftAssertions differences = new SoftAssertions();
        int looked = 0;
        for (Example example : examples()) {
            String ours = withoutIds(markdown.renderAgain(example.markdown).html());
            String published = withoutIds(Sanitizer.sanitize(example.html));
            looked++;
            if (BARE_ADDRESSES.contains(example.number) || COMMENTS.contains(example.number)) {
                differences
                        .assertThat(ours)
                        .as("%s is as published, and listed as otherwise", example)
                        .isNotEqualTo(published);
            } else {
                differences.assertThat(ours).as(example.toString()).isEqualTo(published);
            }
        }
        differences.assertAll();
        assertThat(looked).isEqualTo(652);
    }

    private static String withoutIds(String html) {
        return ID.matcher(html).replaceAll("");
    }
}
