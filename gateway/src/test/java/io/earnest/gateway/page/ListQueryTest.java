package io.earnest.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListQueryTest {
    @Test
    void anUnknownOrderIsTheNewest() {
        assertThat(new ListQuery("cheapest", null, null, null, null).sort()).isEqualTo("newest");
    }

    @Test
    void theFrontPageHasTheShortAddress() {
        assertThat(new ListQuery("newest", " ", "", null, null).address()).isEqualTo("/");
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
    }
}
