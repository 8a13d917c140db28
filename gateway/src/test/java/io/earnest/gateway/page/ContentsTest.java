package io.earnest.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.gateway.jte.JtearticleGenerated;
import io.earnest.gateway.page.article.Article;
import io.earnest.gateway.page.comment.Talk;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentsTest {
    private static final String THREE = "<h2 id=\"s-one\">One &amp; <em>only</em></h2>\n<p>Text.</p>"
            + "<h3 id=\"s-two\">Two<sup class=\"footnote-ref\"><a href=\"#s-fn:1\">1</a></sup></h3>"
            + "<h2>Without an address</h2><h4 id=\"s-deep\">Deep</h4><h2 id=\"s-עברית\">עברית</h2>";

    @Test
    void aLongArticlesHeadingsAreListedWithTheirAddresses() {
        assertThat(Contents.of(article(THREE, 800)))
                .containsExactly(
                        new Contents(2, "s-one", "One & only"),
                        new Contents(3, "s-two", "Two"),
                        new Contents(2, "s-עברית", "עברית"));
    }

    @Test
    void aShortOneAndOneOfFewPartsHaveNone() {
        assertThat(Contents.of(article(THREE, 799))).isEmpty();
        assertThat(Contents.of(article(THREE.replace("h3", "h5"), 5_000))).isEmpty();
        assertThat(rendered(article(THREE, 799))).doesNotContain("data-contents");
    }

    @Test
    void nothingInAHeadingReachesBeyondIt() {
        String hostile = THREE.replace("Two", "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onclick=&quot;");
        assertThat(rendered(article(hostile, 900)))
                .contains("<a href=\"#s-two\" dir=\"auto\">&lt;script&gt;alert(1)&lt;/script&gt;\" onclick=\"</a>");
    }

    private static String rendered(Article article) {
        ArticlePage page = new ArticlePage(
                Frame.of(Samples.SITE, "A", article.path()),
                article,
                new Talk(List.of(), null, null, 0),
                null,
                null,
                "oldest",
                Samples.PRICES,
                List.of(),
                "/api/avatars/neutral/image");
        return View.render(out -> JtearticleGenerated.render(out, null, page));
    }

    private static Article article(String html, long words) {
        Article some = Samples.article("A", Samples.ada("Ada"), null);
        return new Article(
                some.id(),
                some.slug(),
                some.title(),
                some.excerpt(),
                some.author(),
                some.byline(),
                some.payee(),
                some.publishedAt(),
                some.editedAt(),
                240,
                1,
                1,
                1,
                some.tags(),
                html,
                some.status(),
                words,
                112);
    }
}
