package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** An article with a comment and somebody who reads there: what is looked at while a part fails. */
final class Scene {
    static final String COMMENT = "What stood here before";

    private final Cast cast;
    private final Person viewer;
    private final String article;
    private final String slug;
    private final Looks looks;

    private Scene(Cast cast, Person viewer, String article, String slug) {
        this.cast = cast;
        this.viewer = viewer;
        this.article = article;
        this.slug = slug;
        this.looks = new Looks(cast.world, viewer, slug, article);
    }

    static Scene of(FaultSystem system) {
        Cast cast = new Cast(new World(system.url()), system.store());
        Person viewer = cast.at(13, "viewer");
        String article = cast.article();
        Supplier<Answer> comment = Cast.keyed(
                viewer, "/api/articles/" + article + "/comments", Json.of("body", COMMENT, "avatarId", "leonardo"));
        // 503, or 202 until it is paid, is what a machine that does much else may answer at first.
        await("the comment")
                .atMost(Duration.ofSeconds(60))
                .until(() -> List.of(200, 201).contains(comment.get().status()));
        String slug =
                cast.world.anonymous().get("/api/articles/" + article).is(200).at("/slug");
        return new Scene(cast, viewer, article, slug);
    }

    Cast cast() {
        return cast;
    }

    Person viewer() {
        return viewer;
    }

    String article() {
        return article;
    }

    String page() {
        return "/articles/" + slug;
    }

    Looks looks() {
        return looks;
    }

    void look() {
        looks.look();
    }

    /** Every page and panel is what it was before anything failed. */
    void allIsWell() {
        await("all is well again")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    Person anybody = cast.world.anonymous();
                    String page = anybody.get(page()).is(200).text();
                    assertThat(page.contains(COMMENT))
                            .as("the comment is shown")
                            .isTrue();
                    assertThat(page.contains("as they were at"))
                            .as("comments are old")
                            .isFalse();
                    for (String text : List.of(page, anybody.get("/").is(200).text())) {
                        assertThat(text.contains("as it was at"))
                                .as("a page is old")
                                .isFalse();
                    }
                    Answer panels =
                            viewer.get("/api/articles/" + article + "/viewer").is(200);
                    assertThat(panels.json().path("unavailable").size())
                            .as(panels.text())
                            .isZero();
                });
    }
}
