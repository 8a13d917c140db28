package io.earnest.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListQueryTest {
    @Test
    void anUnknownOrderIsTheUsualOne() {
        assertThat(new ListQuery("cheapest", null, null, null, null).sort()).isEqualTo("newest");
        assertThat(new ListQuery("relevance", null, null, null, null).sort()).isEqualTo("newest");
        assertThat(new ListQuery(null, null, null, "bees", null).sort()).isEqualTo("relevance");
        assertThat(new ListQuery("newest", null, null, "bees", null).sort()).isEqualTo("newest");
    }

    @Test
    void theFrontPageHasTheShortAddress() {
        assertThat(new ListQuery("newest", " ", "", null, null).address()).isEqualTo("/");
        assertThat(new ListQuery("newest", null, null, null, null).plain()).isTrue();
    }

    @Test
    void whatIsFilteredStaysFilteredWhilePaging() {
        ListQuery query = new ListQuery("top", null, null, "R&D é", null);
        assertThat(query.after("a+b=")).isEqualTo("/?sort=top&q=R%26D%20%C3%A9&cursor=a%2Bb%3D");
    }

    @Test
    void anotherOrderBeginsAtItsBeginning() {
        assertThat(new ListQuery("newest", "ops", null, null, "abc").sortedBy("discussed"))
                .isEqualTo("/?sort=discussed&tag=ops");
        assertThat(new ListQuery(null, null, null, "bees", null).sortedBy("newest"))
                .isEqualTo("/?sort=newest&q=bees");
    }

    @Test
    void aListSaysWhatItIs() {
        assertThat(new ListQuery(null, "ops", null, null, null).heading()).isEqualTo("Articles tagged ops");
        assertThat(new ListQuery(null, "ops", "ada", "a b", null).heading()).isEqualTo("“a b”, tagged ops, by @ada");
        assertThat(new ListQuery(null, null, null, null, null).heading()).isEqualTo("Articles");
    }

    @Test
    void aFeedIsOfTheTagAndTheAuthor() {
        assertThat(new ListQuery(null, null, null, null, null).feed()).isEqualTo("/feed.atom");
        assertThat(new ListQuery("top", "r&d", "ada", null, "x").feed()).isEqualTo("/feed.atom?tag=r%26d&author=ada");
    }

    @Test
    void aSearchThatFindsNothingCanBeWidened() {
        ListQuery narrow = new ListQuery(null, "ops", null, "\"a b\" c", null);
        assertThat(narrow.everywhere()).isEqualTo("/?q=%22a%20b%22%20c");
        assertThat(narrow.looser()).isEqualTo("/?tag=ops&q=a%20b%20%20c");
        assertThat(new ListQuery(null, null, null, "a", null).everywhere()).isNull();
        assertThat(new ListQuery(null, null, null, "a", null).looser()).isNull();
    }

    @Test
    void aSearchOfMoreThanTwoHundredCharactersIsTooLong() {
        assertThat(new ListQuery(null, null, null, "🐋".repeat(200), null).tooLong())
                .isFalse();
        assertThat(new ListQuery(null, null, null, "a".repeat(201), null).tooLong())
                .isTrue();
    }
}
