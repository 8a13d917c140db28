package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What must be the same before and after a hostile request: money, counts, and what everybody sees. */
record Books(List<Long> balances, List<String> articles, long comments) {
    static Books of(World world, String article, Person... people) {
        world.economyAddsUp();
        Answer seen = world.anonymous().get("/api/articles/" + article).is(200);
        List<String> articles = new ArrayList<>();
        for (String field : List.of("title", "body", "version", "pluses", "minuses", "status")) {
            articles.add(seen.json().path(field).toString());
        }
        return new Books(
                Arrays.stream(people).map(Person::balance).toList(),
                articles,
                world.anonymous()
                        .get("/api/articles/" + article + "/comments")
                        .is(200)
                        .number("/total"));
    }

    /** Fails where anything changed since. */
    void areUnchanged(World world, String article, Person... people) {
        assertThat(of(world, article, people)).isEqualTo(this);
    }
}
