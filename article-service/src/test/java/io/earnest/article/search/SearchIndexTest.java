package io.earnest.article.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.article.article.Article;
import io.earnest.article.article.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index in its folder: kept, replaced, begun anew. */
class SearchIndexTest {
    @TempDir
    Path folder;

    @Test
    void anArticleIsReplacedRecountedAndRemoved() throws IOException {
        try (Library library = new Library(folder)) {
            Article article = library.put("Of whales", "They sing.");
            assertThat(library.index.mark(article.id())).contains(Fields.mark(article));
            library.put(article, "They dive.");
            assertThat(library.found("sing")).isEmpty();
            assertThat(library.found("dive")).hasSize(1);
            assertThat(library.index.documents()).isEqualTo(1);
            library.index.recount(article);
            library.index.refresh();
            assertThat(library.found("dive")).hasSize(1);
            library.index.remove(article.id());
            library.index.refresh();
            assertThat(library.found("dive")).isEmpty();
            assertThat(library.index.mark(article.id())).isEmpty();
        }
    }

    @Test
    void aRestartFindsWhatWasThere() throws IOException {
        Article article;
        try (Library library = new Library(folder)) {
            article = library.put("Of whales", "They sing.");
        }
        try (Library library = new Library(folder)) {
            assertThat(library.index.mark(article.id())).contains(Fields.mark(article));
            assertThat(library.index.others(Set.of())).containsExactly(article.id());
            assertThat(library.index.others(Set.of(article.id()))).isEmpty();
            assertThat(library.index.bytes()).isPositive();
        }
    }

    @Test
    void anIndexOfAnotherVersionIsBegunAnew() throws IOException {
        try (Library library = new Library(folder)) {
            library.put("Of whales", "They sing.");
        }
        try (SearchIndex other = SearchIndex.open(folder, "another")) {
            assertThat(other.documents()).isZero();
        }
    }

    @Test
    void anIndexThatFailedIsBegunAnewThoughItCanBeOpened() throws IOException {
        try (Library library = new Library(folder)) {
            library.put("Of whales", "They sing.");
        }
        try (SearchIndex anew = SearchIndex.anew(folder, "test")) {
            assertThat(anew.documents()).isZero();
        }
        try (SearchIndex again = SearchIndex.open(folder, "test")) {
            assertThat(again.documents()).isZero();
        }
    }

    @Test
    void aBrokenIndexIsBegunAnew() throws IOException {
        try (Library library = new Library(folder)) {
            library.put("Of whales", "They sing.");
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> !file.endsWith("write.lock")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(content, content.length / 2));
        }
        try (Library library = new Library(folder)) {
            assertThat(library.index.documents()).isZero();
            library.put("Of whales", "They sing.");
            assertThat(library.found("sing")).hasSize(1);
        }
    }

    @Test
    void twoProcessesDoNotShareAFolder() throws IOException {
        try (Library library = new Library(folder)) {
            assertThatThrownBy(() -> SearchIndex.open(folder, "test")).isInstanceOf(IOException.class);
            library.put(Library.article("Of whales", Library.AT, null, new Counts(0, 0, 0, 0, 0)), "They sing.");
            assertThat(library.found("sing")).hasSize(1);
        }
    }
}
