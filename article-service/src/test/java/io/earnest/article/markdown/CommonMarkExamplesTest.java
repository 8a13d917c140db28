package io.earnest.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.markdown.SpecExamples.Example;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * The examples that CommonMark publishes, read by what reads articles. Headings that move down, pictures that become links and what
 * else the sanitiser does is done to the published result too; ids of headings are ours.
 */
class CommonMarkExamplesTest {
    /** Meant: an address is a link without angle brackets too, as on GitHub. */
    private static final Set<Integer> BARE_ADDRESSES = Set.of(601, 605, 607, 610, 611);
    /** Meant: comments as of version 0.31, which are those of HTML 5. The published file is of 0.30. */
    private static final Set<Integer> COMMENTS = Set.of(625, 626);

    private static List<Example> examples() throws IOException {
        try (InputStream file = CommonMarkExamplesTest.class.getResourceAsStream("/spec.0.30.txt")) {
            return SpecExamples.of(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void articlesAreReadAsCommonMarkSays() throws IOException {
        Markdown markdown = new Markdown();
        SoftAssertions differences = new SoftAssertions();
        int looked = 0;
        for (Example example : examples()) {
            String ours = example.ours(markdown);
            String published = example.published();
            looked++;
            if (BARE_ADDRESSES.contains(example.number()) || COMMENTS.contains(example.number())) {
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
}
