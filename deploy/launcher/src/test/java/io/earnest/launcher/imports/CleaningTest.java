package io.earnest.launcher.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CleaningTest {

    @Test
    void an_address_tag_becomes_a_link_to_the_imported_article() {
        assertThat(clean("See [the bees]({{ \"/2019/04/01/bees/\" | url }}) and\n"
                        + "[them again]( {{ site.baseurl }}/2019/04/01/bees )."))
                .isEqualTo("See [the bees](/articles/bees-1) and\n[them again](/articles/bees-1).\n");
        assertThat(clean("<a class=\"x\" href=\"{{ '/2019/04/01/bees/' | url }}\">bees</a>"))
                .isEqualTo("<a class=\"x\" href=\"/articles/bees-1\">bees</a>\n");
        assertThat(clean("[bees](https://blog.example.org/2019/04/01/bees/#end)"))
                .isEqualTo("[bees](/articles/bees-1)\n");
    }

    @Test
    void a_link_that_leads_nowhere_leaves_its_words() {
        assertThat(clean("Write [to us]({{ \"/contact/\" | url }}) or <a href=\"../about\">read *on*</a>."))
                .isEqualTo("Write to us or read *on*.\n");
        assertThat(clean("One [word][1] and [another].\n\n[1]: /one\n[another]: /two \"Two\"\n"))
                .isEqualTo("One word and another.\n");
    }

    @Test
    void a_link_leads_to_the_old_site_if_that_is_known() {
        Cleaning cleaning =
                new Cleaning(new Targets(address -> Optional.empty(), Optional.of("https://old.example.org/")));

        assertThat(cleaning.clean(matter("[us](/contact/) [page](sub/page)\n\n[x]: ../y\n"))
                        .markdown())
                .isEqualTo("[us](https://old.example.org/contact/) [page](https://old.example.org/sub/page)\n\n"
                        + "[x]: https://old.example.org/y\n");
    }

    @Test
    void absolute_links_and_anchors_stay() {
        String text = "[a](https://example.org/x) [b](#part) [c](mailto:a@example.org) <https://example.org/>\n";

        assertThat(clean(text)).isEqualTo(text);
        assertThat(clean("[a](//example.org/x)")).isEqualTo("[a](https://example.org/x)\n");
    }

    @Test
    void a_picture_becomes_a_caption() {
        String caption = "<em>Picture: Bees at work</em>\n";

        assertThat(clean("{% image \"assets/bees.jpg\" \"Bees at work\" %}")).isEqualTo(caption);
        assertThat(clean("{% image_with_class \"assets/bees.jpg\" \"wide\" \"Bees at work\" %}"))
                .isEqualTo(caption);
        assertThat(clean("![Bees at work](/assets/bees.jpg \"Bees\")")).isEqualTo(caption);
        assertThat(clean("<img class=\"x\" src=\"{{ site.baseurl }}/assets/bees.jpg\"\n alt=\"Bees at work\" />"))
                .isEqualTo(caption);
        assertThat(clean("{% include \"linked-figure.html\",\n"
                        + "  image: \"/assets/bees.jpg\",\n"
                        + "  alt: \"Bees at work\" %}"))
                .isEqualTo(caption);
        assertThat(clean("[{% image \"a.png\" \"Bees at work\" %}](https://example.org/)"))
                .isEqualTo("[<em>Picture: Bees at work</em>](https://example.org/)\n");
    }

    @Test
    void a_picture_of_another_site_is_left_to_the_platform() {
        String text = "![Bees](https://example.org/bees.png) <img src=\"https://example.org/bees.png\" alt=\"Bees\">\n";

        assertThat(clean(text)).isEqualTo(text);
    }

    @Test
    void a_picture_that_says_nothing_takes_its_line_with_it() {
        assertThat(clean("<div>\n\t{{ \"ana\" | team_photo }}\n\t<p>Ana</p>\n</div>"))
                .isEqualTo("<div>\n\t<p>Ana</p>\n</div>\n");
        assertThat(clean("one\n\n{% image \"a.png\" \"image03.png\" %}\n\ntwo")).isEqualTo("one\n\n\ntwo\n");
        assertThat(clean("[![](/a.png)](https://example.org/)")).isEqualTo("[Picture](https://example.org/)\n");
    }

    @Test
    void words_in_a_caption_are_not_markup() {
        assertThat(clean("{% image \"a.png\" \"a_b_c *x* <y> & &ldquo;z&rdquo;\" %}"))
                .isEqualTo("<em>Picture: a&#95;b&#95;c &#42;x&#42; &#60;y&#62; &amp; &ldquo;z&rdquo;</em>\n");
    }

    @Test
    void what_was_embedded_becomes_a_link() {
        String film = "<a href=\"https://www.youtube.com/watch?v=abc-123\">Video: Bees</a>\n";

        assertThat(clean("{{ \"https://www.youtube-nocookie.com/embed/abc-123\" | embed: \"Bees\" }}"))
                .isEqualTo(film);
        assertThat(clean("<iframe width=\"1\"\n"
                        + " src=\"https://www.youtube.com/embed/abc-123?start=9\""
                        + " title=\"Bees\"></iframe>"))
                .isEqualTo(film);
        assertThat(clean("<script async src=\"https://example.org/x.js\"></script>\n<style>p { }</style>\nText"))
                .isEqualTo("Text\n");
    }

    @Test
    void code_stays_as_it_is() {
        String fenced = "```html\n<img src=\"/a.png\">{{ name }} [x](/y) {% if %}\n```\n";
        String span = "Use `[x](/y)` or ``{{ a ` b }}``.\n";

        assertThat(clean(fenced)).isEqualTo(fenced);
        assertThat(clean(span)).isEqualTo(span);
        assertThat(clean("~~~\nopen [x](/y)\n")).isEqualTo("~~~\nopen [x](/y)\n");
        assertThat(clean("[`bees`]({{ \"/2019/04/01/bees/\" | url }})")).isEqualTo("[`bees`](/articles/bees-1)\n");
    }

    @Test
    void addresses_in_code_are_filled_in_all_the_same() {
        assertThat(clean("```\ncurl {{ \"/api/bees\" | url }}{{ site.baseurl }}\n```"))
                .isEqualTo("```\ncurl /api/bees\n```\n");
    }

    @Test
    void a_raw_part_keeps_its_braces() {
        assertThat(clean("Write `{% raw %}{{{% endraw %} name }}` and {% raw %}{% x %}{% endraw %}."))
                .isEqualTo("Write `{{ name }}` and {% x %}.\n");
    }

    @Test
    void highlighted_code_becomes_a_fenced_block() {
        assertThat(clean("{% highlight ruby %}\nputs 1\n{% endhighlight %}")).isEqualTo("```ruby\nputs 1\n```\n");
    }

    @Test
    void what_only_steers_the_generator_goes() {
        assertThat(clean("{% comment %}{{ x | embed: \"y\" }}{% endcomment %}a{% if page %}b{% endif %}{{"
                        + " unknown }}{: .wide}"))
                .isEqualTo("ab\n");
        assertThat(clean("By {{ \"ana\" | team_link }}: {{ page.title }}")).isEqualTo("By ana: On bees\n");
    }

    @Test
    void a_tag_may_break_its_line() {
        assertThat(clean("> [bees]({{ \"/2019/04/01/\n> bees/\" | url }})")).isEqualTo("> [bees](/articles/bees-1)\n");
    }

    @Test
    void a_tag_may_name_a_post_by_its_file() {
        assertThat(clean("[bees]({% post_url 2019-04-01-bees %}) [again]({% link _posts/2019-04-01-bees.md %})"))
                .isEqualTo("[bees](/articles/bees-1) [again](/articles/bees-1)\n");
    }

    @Test
    void shortcodes_of_hugo_are_tags_too() {
        assertThat(clean("{{< youtube abc-123 >}}"))
                .isEqualTo(
                        "<a href=\"https://www.youtube.com/watch?v=abc-123\">Video: youtube.com/watch?v=abc-123</a>\n");
        assertThat(clean("{{< figure src=\"a.jpg\" alt=\"Bees at work\" >}}"))
                .isEqualTo("<em>Picture: Bees at work</em>\n");
        assertThat(clean("[bees]({{< ref \"/2019/04/01/bees.md\" >}})")).isEqualTo("[bees](/articles/bees-1)\n");
        assertThat(clean("{{< highlight go >}}\nx := 1\n{{< /highlight >}}")).isEqualTo("```go\nx := 1\n```\n");
        assertThat(clean("{{% note %}}Mind the *bees*.{{% /note %}}")).isEqualTo("Mind the *bees*.\n");
    }

    @Test
    void pictures_beside_the_text_are_counted() {
        assertThat(cleaned("![Bees](a.png) <img src=\"b.png\"> ![](https://example.org/c.png)\n"
                                + "{% image \"d.png\" \"Bees\" %} {{< figure src=\"e.png\" alt=\"Bees\" >}}")
                        .pictures())
                .isEqualTo(4);
    }

    @Test
    void indentation_inside_raw_html_is_not_code() {
        assertThat(clean("<blockquote>\n\t\tOne.\n\n\t\tTwo.\n</blockquote>\n\n    code\n"))
                .isEqualTo("<blockquote>\n\t\tOne.\n\nTwo.\n</blockquote>\n\n    code\n");
    }

    private static String clean(String text) {
        return cleaned(text).markdown();
    }

    private static Body.Cleaned cleaned(String text) {
        return new Cleaning(new Targets(
                        address -> address.contains("/2019/04/01/bees")
                                ? Optional.of("/articles/bees-1")
                                : Optional.empty(),
                        Optional.empty()))
                .clean(matter(text));
    }

    private static FrontMatter matter(String text) {
        return FrontMatter.of("---\ntitle: On bees\n---\n" + text + "\n").orElseThrow();
    }
}
