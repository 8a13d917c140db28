package io.earnest.article.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.article.article.Article;
import io.earnest.article.article.ArticleSearch.Hits;
import io.earnest.article.article.ArticleSearch.Order;
import io.earnest.article.article.Counts;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.testing.Hostile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found, in which order, and how it is shown. */
@Hostile
class LuceneSearchTest {
    @TempDir
    Path folder;

    private Library library;

    @BeforeEach
    void open() throws IOException {
        library = new Library(folder);
    }

    @AfterEach
    void close() throws IOException {
        library.close();
    }

    @Test
    void wordsAreFoundInTitleTagsAndText() throws IOException {
        library.put("The Hum of Bees", "They fly from flower to flower.", "nature", "insects");
        library.put("Café society", "Where people met.", "culture");
        assertThat(library.found("hum")).containsExactly("The Hum of Bees");
        assertThat(library.found("flower")).containsExactly("The Hum of Bees");
        assertThat(library.found("insects")).containsExactly("The Hum of Bees");
        assertThat(library.found("bees flower nature")).containsExactly("The Hum of Bees");
        assertThat(library.found("bees people")).as("all words are needed").isEmpty();
        assertThat(library.found("CAFE")).as("accents and case do not matter").containsExactly("Café society");
        assertThat(library.found("the")).as("a common word alone is looked for").hasSize(1);
    }

    @Test
    void aTitleIsBetterThanATagAndThatBetterThanTheText() throws IOException {
        library.put("In the text", "Something about whales and the sea.");
        library.put("A tag", "Something about the sea.", "whales");
        library.put("Of whales", "Something about the sea.");
        assertThat(library.found("whales")).containsExactly("Of whales", "A tag", "In the text");
    }

    @Test
    void aWordAsItStandsIsBetterThanOneOfTheSameStem() throws IOException {
        library.put("One", "He was running for the train.");
        library.put("Two", "He runs for the train.");
        library.put("Three", "He had a run for the train.");
        assertThat(library.found("running train")).hasSize(3).startsWith("One");
        assertThat(library.found("runs train")).hasSize(3).startsWith("Two");
        assertThat(library.found("run train")).hasSize(3).startsWith("Three");
    }

    @Test
    void aPhraseStandsAsItIsWritten() throws IOException {
        library.put("One", "The price of milk is high.");
        library.put("Two", "Milk has a price, high or low.");
        assertThat(library.found("\"price of milk\"")).containsExactly("One");
        assertThat(library.found("“price of milk” high")).containsExactly("One");
        assertThat(library.found("\"price of mil"))
                .as("an open phrase is whole words")
                .isEmpty();
        assertThat(library.found("price milk")).containsExactlyInAnyOrder("One", "Two");
        assertThat(library.found("price-of-milk"))
                .as("what is written as one stands together")
                .containsExactly("One");
    }

    @Test
    void theLastWordIsFoundByItsBeginning() throws IOException {
        library.put("Beekeeping", "For beginners.");
        library.put("Philosophy", "For beginners.");
        assertThat(library.found("beek")).containsExactly("Beekeeping");
        assertThat(library.found("beginners philo")).containsExactly("Philosophy");
        assertThat(library.found("philo beginners")).as("only the last one").isEmpty();
    }

    @Test
    void aTagAndAnAuthorNarrowWhatIsFound() throws IOException {
        Counts none = new Counts(0, 0, 0, 0, 0);
        library.put(Library.article("One", Library.AT, "ada", none, "sea"), "whales");
        library.put(Library.article("Two", Library.AT, "bob", none, "sea", "deep sea"), "whales");
        library.put(Library.article("Three", Library.AT, "ada", none), "whales");
        assertThat(library.titles(library.hits("whales", Order.RELEVANCE, "sea", null, null, 9)))
                .containsExactlyInAnyOrder("One", "Two");
        assertThat(library.titles(library.hits("whales", Order.RELEVANCE, "sea", "ada", null, 9)))
                .containsExactly("One");
        assertThat(library.titles(library.hits("whales", Order.RELEVANCE, "deep", null, null, 9)))
                .as("a tag is whole")
                .isEmpty();
    }

    @Test
    void theOtherOrdersFollowTimeAndCounts() throws IOException {
        Article old = Library.article("Old", Library.AT, null, new Counts(1, 0, 0, 5, 0));
        library.put(old, "whales");
        library.put(Library.article("New", Library.AT.plusSeconds(9), null, new Counts(3, 5, 0, 0, 0)), "whales");
        library.put(Library.article("Mid", Library.AT.plusSeconds(5), null, new Counts(9, 0, 0, 2, 0)), "whales");
        assertThat(library.titles(library.hits("whale", Order.NEWEST, null, null, null, 9)))
                .containsExactly("New", "Mid", "Old");
        assertThat(library.titles(library.hits("whale", Order.TOP, null, null, null, 9)))
                .containsExactly("Mid", "Old", "New");
        assertThat(library.titles(library.hits("whale", Order.DISCUSSED, null, null, null, 9)))
                .containsExactly("Old", "Mid", "New");
    }

    @Test
    void pagesHoldEachHitOnceInEveryOrder() throws IOException {
        long seed = 20261126;
        Random random = new Random(seed);
        for (int i = 0; i < 57; i++) {
            Counts counts = new Counts(random.nextInt(3), 0, 0, random.nextInt(3), 0);
            library.put(
                    Library.article("A" + i, Library.AT.plusSeconds(random.nextInt(5)), null, counts),
                    "whales ".repeat(1 + random.nextInt(3)));
        }
        for (Order order : Order.values()) {
            List<String> walked = new ArrayList<>();
            Hits page = library.hits("whales", order, null, null, null, 10);
            walked.addAll(library.titles(page));
            while (page.more()) {
                page = library.hits(
                        "whales", order, null, null, page.items().getLast().cursor(), 10);
                walked.addAll(library.titles(page));
            }
            assertThat(walked)
                    .as("%s, seed %d", order, seed)
                    .isEqualTo(library.titles(library.hits("whales", order, null, null, null, 100)))
                    .hasSize(57)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aCursorServesTheOrderThatGaveIt() throws IOException {
        library.put("One", "whales");
        library.put("Two", "whales");
        String cursor = library.hits("whales", Order.TOP, null, null, null, 1)
                .items()
                .getFirst()
                .cursor();
        assertThat(library.hits("whales", Order.TOP, null, null, cursor, 1).items())
                .hasSize(1);
        for (String bad : List.of(cursor, "!!", "abcd", "cmVsZXZhbmNlH05hTh8xHzI")) {
            assertThatThrownBy(() -> library.hits("whales", Order.RELEVANCE, null, null, bad, 1))
                    .as(bad)
                    .isInstanceOf(ProblemException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "\"",
                "\"\"",
                "~",
                "a*",
                "*whales",
                "??",
                "whales~2",
                "whales AND NOT",
                "title:whales",
                "(((",
                "[a TO z]",
                "/.*/",
                "\\",
                "🐋",
                "🐋 whales",
                "مرحبا",
                "שלום",
                "\u202ewhales",
                "鯨の歌",
                "\u0000",
                "\ud800",
                "+-!",
                "{}^2",
                "a",
                "&&",
                "||",
                "whales\"",
                "${jndi:ldap://x}",
                "<script>",
                "%",
                "..",
                "\t\n",
                "é",
                "＊"
            })
    void whateverIsTypedIsNoError(String typed) throws IOException {
        library.put("Of whales", "They sing. 鯨の歌 🐋 مرحبا");
        assertThat(library.found(typed)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void signsOnlyPartWords() throws IOException {
        library.put("Of whales", "They sing. 鯨の歌 مرحبا");
        for (String typed : List.of("*whales*", "(whales)", "whales~", "+whales", "whales!", "鯨", "مرحبا")) {
            assertThat(library.found(typed)).as(typed).containsExactly("Of whales");
        }
    }

    @Test
    void aCompoundIsFoundByItsPartsAndAsAWhole() throws IOException {
        library.put("One", "A Node.js tutorial with snake_case_name and config.yaml, of l’Amérique, at example.org.");
        for (String typed : List.of(
                "node tutorial",
                "tutorial node",
                "js tutorial",
                "Node.js",
                "node.js tutorial",
                "snake",
                "case name",
                "snake_case_name",
                "yaml config",
                "config.yaml",
                "amerique",
                "l'Amérique",
                "example")) {
            assertThat(library.found(typed)).as(typed).containsExactly("One");
        }
        library.put("Two", "Don't panic, the author's right: it is 3.14 and 1,000, as they're saying of rock'n'roll.");
        for (String typed : List.of("don't", "author", "\"author right\"", "3.14", "1,000", "they're", "rock roll")) {
            assertThat(library.found(typed)).as(typed).containsExactly("Two");
        }
        assertThat(library.found("14 right")).as("a number is whole").isEmpty();
    }

    @Test
    void theSameWordIsFoundHoweverItIsWritten() throws IOException {
        library.put("One", "Cafe\u0301 data\u00ADbase zero\u200Bwidth İstanbul ὈΔΥΣΣΕΎΣ straße شَمْس שָׁלוֹם ﬁne ＷＩＤＥ");
        for (String typed : List.of(
                "café",
                "CAFE",
                "cafe\u0301 fine",
                "database",
                "data\u00ADbase",
                "zerowidth",
                "istanbul",
                "ISTANBUL",
                "οδυσσευς",
                "Οδυσσεύς",
                "strasse",
                "STRAẞE",
                "شمس",
                "שלום",
                "ﬁne",
                "wide")) {
            assertThat(library.found(typed)).as(typed).containsExactly("One");
        }
        assertThat(library.excerpt("database")).contains("[data\u00ADbase] zero");
        assertThat(library.excerpt("zerowidth")).contains("[zero\u200Bwidth]");
    }

    @Test
    void wordsOfScriptsWithoutSpacesAreFoundWithinTheirText() throws IOException {
        library.put("Thai", "ประเทศไทยมีภาษาไทยเป็นภาษาราชการ");
        library.put("Khmer", "ភាសាខ្មែរជាភាសាផ្លូវការ");
        library.put("Lao", "ປະເທດລາວມີພາສາລາວ");
        library.put("Japanese", "東京でコーヒーを飲みました");
        library.put("Chinese", "我们在北京学习");
        assertThat(library.found("ภาษา")).containsExactly("Thai");
        assertThat(library.found("ภาษาไทย")).containsExactly("Thai");
        assertThat(library.found("ភាសា")).containsExactly("Khmer");
        assertThat(library.found("ພາສາ")).containsExactly("Lao");
        assertThat(library.found("コーヒー")).containsExactly("Japanese");
        assertThat(library.found("東京")).containsExactly("Japanese");
        assertThat(library.found("北京")).containsExactly("Chinese");
    }

    @Test
    void whatNothingHoldsIsTakenForTheNearestWords() throws IOException {
        library.put("On databases", "A database of whales in the sea.");
        library.put("On the sea", "Waves and ships.");
        for (String typed : List.of("databse", "databsae whales", "fatabase", "whaels database", "Databse")) {
            Hits hits = library.hits(typed, Order.RELEVANCE, null, null, null, 9);
            assertThat(hits.didYouMean()).as(typed).contains("database");
            assertThat(library.titles(hits)).as(typed).containsExactly("On databases");
        }
        assertThat(library.hits("databse", Order.NEWEST, null, null, null, 9).didYouMean())
                .isEqualTo("database");
        for (String typed :
                List.of("database", "whales ships", "xyzzyqwv", "databse xyzzyqwv", "\"\"", "databa", "xqz")) {
            assertThat(library.hits(typed, Order.RELEVANCE, null, null, null, 9).didYouMean())
                    .as(typed)
                    .isNull();
        }
    }

    @Test
    void aTagIsFoundByAnySpellingOfIt() throws IOException {
        Counts none = new Counts(0, 0, 0, 0, 0);
        library.put(Library.article("One", Library.AT, null, none, "café", "i\u0307stanbul"), "whales");
        for (String tag : List.of("cafe", "istanbul")) {
            assertThat(library.titles(library.hits("whales", Order.RELEVANCE, tag, null, null, 9)))
                    .as(tag)
                    .containsExactly("One");
        }
    }

    @Test
    void manyWordsAreNotTooMany() throws IOException {
        library.put("Of whales", "They sing.");
        assertThat(library.found("whales " + "sing ".repeat(2_000))).containsExactly("Of whales");
        assertThat(library.found("w".repeat(10_000))).isEmpty();
    }

    @Test
    void anExcerptShowsWhatWasFound() throws IOException {
        library.put(
                "Of animals",
                "A first sentence that has nothing to do with it. ".repeat(5)
                        + "Whales were running out of <b>air</b> & krill. "
                        + "A last sentence, of no interest either, ends the text.");
        assertThat(library.excerpt("run krill"))
                .contains("Whales were [running] out of <b>air</b> & [krill].")
                .startsWith("…");
        assertThat(library.excerpt("\"out of\"")).contains("[out of] <b>air");
        assertThat(library.excerpt("whal")).contains("[Whales]");
        assertThat(library.excerpt("animals")).as("not in the text").isEmpty();
    }

    @Test
    void anExcerptOfAnEndlessSentenceIsShort() throws IOException {
        library.put("Endless", "word ".repeat(4_000) + "whale " + "word ".repeat(4_000));
        library.put("Dense", "krill" + "😀".repeat(3_000));
        assertThat(library.excerpt("whale")).contains("[whale]").hasSizeLessThan(400);
        assertThat(library.excerpt("krill")).contains("[krill]").hasSizeLessThan(400);
    }

    @Test
    void aSearchThatTakesTooLongIsGivenUp() throws IOException {
        for (int i = 0; i < 300; i++) {
            library.put("Number " + i, "a whale and " + "words ".repeat(20));
        }
        assertThat(library.found("whale")).hasSize(100);
        library.late = true;
        assertThatThrownBy(() -> library.found("whale")).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(503);
            assertThat(e.problem().detail()).contains("rarer words");
        });
    }
}
