package io.earnest.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.gateway.jte.JtearticleGenerated;
import io.earnest.gateway.page.article.Article;
import io.earnest.gateway.page.comment.Talk;
import io.earnest.gateway.page.rewards.Prices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArticlePageTest {
    private static final Talk TALK = new Talk(
            List.of(
                    Samples.comment("c1", "Leonardo", 1, "<p>The train part is real.</p>"),
                    Samples.comment("c2", "Leonardo", 2, "<p>As the other one: no.</p>"),
                    Samples.tombstone("c3")),
            null,
            null,
            2);

    @Test
    void everyPanelStandsThereInItsWordsAndOrder() {
        String html =
                rendered(Samples.article("Boring databases", Samples.ada("Ada Quill"), null), TALK, Samples.PRICES);
        assertThat(words(html))
                .containsSubsequence(
                        "Boring databases",
                        "Ada Quill",
                        "LVL 17",
                        "21 October 2026",
                        "Read-to-Earn opportunity",
                        "Time to Read",
                        "4 min",
                        "You earned",
                        "None",
                        "Date",
                        "The text",
                        "Post Profit",
                        "Earned for Pluses",
                        "Comment Rewards",
                        "Likes Own",
                        "Likes Commenter",
                        "Likes Author",
                        "Dislikes Author",
                        "Earned for Reading",
                        "Profit Subtotal, Twei",
                        "Post Loss",
                        "Spent for Minuses",
                        "Comment Tributes",
                        "Dislikes Own",
                        "Dislikes Commenter",
                        "Post Publish Tribute",
                        "PnL Reports",
                        "Loss Subtotal, Twei",
                        "Total Twei Earned",
                        "Price for report instance: 1 Twei",
                        "Comment-to-Earn",
                        "2 Comments",
                        "Leonardo",
                        "The train part is real.",
                        "Leonardo 2",
                        "This comment was deleted.",
                        "Available from LVL 13",
                        "Add your comment",
                        "Your comment avatar");
    }

    @Test
    void aChangedArticleSaysThatItWasChangedAndWhen() {
        Instant edited = Instant.parse("2026-10-23T18:30:00Z");
        String html = rendered(Samples.article("A", Samples.ada("Ada"), null, edited), TALK, Samples.PRICES);
        assertThat(words(html)).contains("21 October 2026 · edited 23 October 2026, 18:30 UTC");
        assertThat(html)
                .contains("<meta property=\"article:modified_time\" content=\"2026-10-23T18:30:00Z\">")
                .contains("\"dateModified\":\"2026-10-23T18:30:00Z\"");
        String asItWas = rendered(Samples.article("A", Samples.ada("Ada"), null), TALK, Samples.PRICES);
        assertThat(asItWas).doesNotContain(">edited", "modified_time", "dateModified");
    }

    @Test
    void oldCommentsAreShownAsWhatTheyAre() {
        String html = View.render(out -> JtearticleGenerated.render(
                out,
                null,
                Samples.page(Samples.article("A", Samples.ada("Ada"), null), TALK, Samples.AT, Samples.PRICES)));
        assertThat(words(html))
                .contains(
                        "The train part is real.",
                        "The comments can't be reached just now; these are as they were at "
                                + Words.minute(Samples.AT));
        assertThat(rendered(Samples.article("A", Samples.ada("Ada"), null), TALK, Samples.PRICES))
                .doesNotContain("as they were at");
    }

    @Test
    void everyValueOfTheReportReadsDotsBeforeOneIsBought() {
        String html = rendered(Samples.article("A", Samples.ada("Ada"), null), TALK, Samples.PRICES);
        Matcher values = Pattern.compile("data-line=\"\\w+\">([^<]*)<").matcher(html);
        List<String> found = new ArrayList<>();
        while (values.find()) {
            found.add(values.group(1));
        }
        assertThat(found).hasSize(16).containsOnly("...");
    }

    @Test
    void eachButtonThatMovesTweiSaysWhatItCostsAndWhoGetsIt() {
        String text = words(rendered(Samples.article("A", Samples.ada("Ada"), null), TALK, Samples.PRICES));
        assertThat(text)
                .contains("Plus the author earns 1 Twei")
                .contains("Minus costs you 2 Twei, to the treasury")
                .contains("Like 4 you +1, commenter +1, author +1")
                .contains("Dislike 1 costs you 2: author +1, treasury +1; commenter −1")
                .contains("Comment costs you 4 Twei: 1 to the author, 3 to the treasury");
    }

    @Test
    void noPriceIsMadeUpWhileTheTariffIsUnknown() {
        String text = words(rendered(Samples.article("A", Samples.ada("Ada"), null), TALK, null));
        assertThat(text).doesNotContainPattern("\\d Twei").contains("Price for report instance: … Twei");
    }

    @Test
    void whatPeopleWriteIsTextWhereverItStands() {
        Article hostile = Samples.article(Samples.HOSTILE, Samples.ada(Samples.HOSTILE), null);
        String html = rendered(hostile, TALK, Samples.PRICES);
        assertThat(html).doesNotContain("<script>alert").doesNotContain(" onload=\"alert(1)\"");
        assertThat(html).contains("&lt;script>alert").doesNotContain("</title></script>");
    }

    @Test
    void structuredDataCannotLeaveItsElementAndStaysJson() {
        Article hostile = Samples.article(Samples.HOSTILE + "\u2028", Samples.ada("Ada"), null);
        String html = rendered(hostile, TALK, Samples.PRICES);
        Matcher data = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>")
                .matcher(html);
        assertThat(data.find()).isTrue();
        assertThat(data.group(1)).doesNotContain("<").doesNotContain(">").doesNotContain("\u2028");
        JsonNode json = JsonMapper.builder().build().readTree(data.group(1));
        assertThat(json.path("headline").asString()).isEqualTo(Samples.HOSTILE + "\u2028");
        assertThat(json.path("author").path(0).path("url").asString())
                .isEqualTo("https://earnest.example/profiles/ada");
    }

    @Test
    void nothingInlineStandsInThePageThatTheContentPolicyWouldStop() {
        String html = rendered(Samples.article("A", Samples.ada("Ada"), null), TALK, Samples.PRICES);
        assertThat(html).doesNotContain(" style=").doesNotContainPattern("\\son\\w+=");
        Matcher scripts = Pattern.compile("<script([^>]*)>").matcher(html);
        while (scripts.find()) {
            assertThat(scripts.group(1)).containsAnyOf("src=\"/assets/abc/", "application/ld+json");
        }
    }

    @Test
    void anImportShowsItsBylineAndPaysTheArchive() {
        String html = rendered(
                Samples.article("A", null, List.of("Robert Jones", "Ann Lee", "Kim Oh")), TALK, Samples.PRICES);
        assertThat(words(html)).contains("Robert Jones, Ann Lee and Kim Oh").contains("the archive earns 1 Twei");
        assertThat(html).contains("data-archived=\"true\"");
    }

    @Test
    void anArticleWhoseAuthorIsGoneShowsNoName() {
        String html = rendered(Samples.article("A", null, List.of(), "AUTHOR", null), TALK, Samples.PRICES);
        assertThat(words(html)).contains("Former author", "the author earns 1 Twei");
        assertThat(html).contains("data-archived=\"false\"", "data-author-name=\"\"");
    }

    @Test
    void anImportWithoutABylineSaysThatTheArchiveReceivesWhatItEarns() {
        String html = rendered(Samples.article("A", null, List.of(), "ARCHIVE", null), TALK, Samples.PRICES);
        assertThat(words(html))
                .contains("The archive", "the archive earns 1 Twei")
                .doesNotContain("Former author");
        assertThat(html).contains("data-archived=\"true\"");
    }

    @Test
    void anImportWhoseProfileIsGonePaysTheArchiveNoMore() {
        Article given = Samples.article("A", null, List.of("Ann Lee"), "AUTHOR", null);
        assertThat(words(rendered(given, TALK, Samples.PRICES)))
                .contains("Ann Lee", "the author earns 1 Twei")
                .doesNotContain("from the archive");
    }

    @Test
    void whereAnOlderArticleServiceDoesNotSayWhoReceivesTheNamesTell() {
        assertThat(Samples.article("A", null, List.of("Ann Lee"), null, null)
                        .signature()
                        .archived())
                .isTrue();
        assertThat(Samples.article("A", null, null, null, null).signature().name())
                .isEqualTo("Former author");
    }

    @Test
    void theArticleReadsWithoutItsComments() {
        String text = words(rendered(Samples.article("A", Samples.ada("Ada"), null), null, Samples.PRICES));
        assertThat(text).contains("The text", "Comments are unavailable at the moment.");
    }

    private static String rendered(Article article, Talk talk, Prices prices) {
        ArticlePage page = Samples.page(article, talk, prices);
        return View.render(out -> JtearticleGenerated.render(out, null, page));
    }

    private static String words(String html) {
        String body = html.substring(html.indexOf("<body>"))
                .replaceAll("(?s)<template.*?</template>", " ")
                .replaceAll("<[^>]+>", " ")
                .replace("&nbsp;", " ");
        return body.replaceAll("\\s+", " ");
    }
}
