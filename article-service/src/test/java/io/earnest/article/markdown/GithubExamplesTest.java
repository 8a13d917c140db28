package io.earnest.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.earnest.article.markdown.SpecExamples.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * The examples of what GitHub adds to CommonMark, from the file that GitHub publishes ({@code test/spec.txt} of its cmark-gfm): in no
 * package, so {@code EARNEST_TEST_GFM_SPEC} says where it lies.
 */
class GithubExamplesTest {
    private static final String FILE = "EARNEST_TEST_GFM_SPEC";
    /** Meant: marks that nobody can tick, where GitHub has boxes of a form. */
    private static final String TASKS = "disabled";
    /** Meant: what could act vanishes with what is in it, and does not stand there as text. */
    private static final String TAGS = "tagfilter";
    /** The library's: where an address ends before brackets, entities, and marks that no address ends with. */
    private static final Set<Integer> ENDS_OF_ADDRESSES = Set.of(625, 626, 631);

    @Test
    void articlesAreReadAsGitHubSays() throws IOException {
        String file = System.getenv(FILE);
        assumeTrue(file != null, FILE + " names no copy of GitHub's specification");
        Markdown markdown = new Markdown();
        SoftAssertions differences = new SoftAssertions();
        List<Example> examples = SpecExamples.of(Files.readString(Path.of(file))).stream()
                .filter(example -> !example.kind().isEmpty())
                .toList();
        assertThat(examples).hasSize(24);
        for (Example example : examples) {
            String ours = example.ours(markdown);
            if (example.kind().equals(TASKS)) {
                differences.assertThat(ours).as(example.toString()).contains("☐", "☑");
            } else if (example.kind().equals(TAGS) || ENDS_OF_ADDRESSES.contains(example.number())) {
                differences.assertThat(ours).as("%s is as published", example).isNotEqualTo(example.published());
            } else {
                differences.assertThat(ours).as(example.toString()).isEqualTo(example.published());
            }
        }
        differences.assertAll();
    }
}
