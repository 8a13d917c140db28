package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;

/** What people see while a part is down: the rows of the table, as assertions on what was looked at last. */
record OutageRow(Scene scene, List<Deed> deeds) {
    private static final String OLD_PAGE = "This is the page as it was at";
    private static final String OLD_COMMENTS = "The comments can't be reached just now";

    void shows(Part down) {
        switch (down) {
            case REWARDS -> rewardsAreDown();
            case COMMENT -> commentsAreDown();
            case PROFILE -> profilesAreDown();
            case ARTICLE -> articlesAreDown();
            case STORE -> everyStoreIsDown();
            case GATEWAY -> throw new IllegalArgumentException("without its door there is nothing to see");
        }
    }

    /** Articles, comments and votes work; payments show as pending; wallet and reports say that they are unavailable. */
    private void rewardsAreDown() {
        reads();
        unavailable("/api/wallet", "rewards-service");
        unavailable("/api/articles/" + scene.article() + "/pnl", "rewards-service");
        unavailable("/api/pnl-reports", "rewards-service");
        panelsLack("wallet", "pnl");
        taken("reading", "rating PLUS", "draft", "publication", "comment", "like", "sign-up");
        assertThat(named("report").answer()).startsWith("503");
        assertThat(named("comment").answer()).startsWith("202").contains("\"PENDING\"");
        assertThat(named("like").answer()).startsWith("202").contains("\"PENDING\"");
        assertThat(named("reading").answer()).startsWith("202").contains("\"PENDING\"");
    }

    /** Articles read and pay; the comment panel says that it is unavailable. */
    private void commentsAreDown() {
        Answer page = at(scene.page()).is(200);
        says(page, OLD_COMMENTS);
        saysNot(page, OLD_PAGE);
        unavailable("/api/articles/" + scene.article() + "/comments", "comment-service");
        panelsLack("comments");
        at("/api/wallet").is(200);
        taken("reading", "rating PLUS", "draft", "publication", "sign-up", "report");
    }

    /** Signed-in people go on, with the levels last seen; sign-in says so. */
    private void profilesAreDown() {
        reads();
        at("/api/wallet").is(200);
        unavailable("/api/me", "profile-service");
        panelsLack("me");
        Answer signIn = scene.viewer().session(Person.PASSWORD);
        assertThat(signIn.status()).as(signIn.text()).isEqualTo(503);
        assertThat(signIn.headers().firstValue("Retry-After")).isPresent();
        assertThat(signIn.at("/service")).isEqualTo("profile-service");
        taken("reading", "rating PLUS", "draft", "publication", "comment", "like", "report");
    }

    /** Lists and pages from the gateway's cache where it has them, marked; else 503 with Retry-After. */
    private void articlesAreDown() {
        says(at("/").is(200), OLD_PAGE);
        says(at(scene.page()).is(200), OLD_PAGE);
        Answer unseen = scene.cast().world.anonymous().get("/?q=nobody-has-looked-for-this");
        assertThat(unseen.status()).isEqualTo(503);
        assertThat(unseen.headers().firstValue("Retry-After")).isPresent();
        says(unseen, "Not available at the moment");
        unavailable("/api/articles/" + scene.article(), "article-service");
        at("/api/articles/" + scene.article() + "/comments").is(200);
        at("/api/wallet").is(200);
        at("/api/me").is(200);
        panelsLack("reading", "rating");
        taken("sign-up", "report");
    }

    /** Each service answers 503 and stays alive; what the gateway has kept is shown, marked. */
    private void everyStoreIsDown() {
        says(at("/").is(200), OLD_PAGE);
        says(at(scene.page()).is(200), OLD_PAGE);
        says(at(scene.page()), OLD_COMMENTS);
        for (String path : List.of("/api/me", "/api/me/articles", "/api/articles/" + scene.article() + "/comments")) {
            at(path).is(503);
        }
        panelsLack("me", "reading", "rating", "comments");
    }

    private void reads() {
        at("/").is(200);
        Answer page = at(scene.page()).is(200);
        says(page, Scene.COMMENT);
        saysNot(page, OLD_PAGE);
        saysNot(page, OLD_COMMENTS);
        at("/api/articles/" + scene.article() + "/comments").is(200);
    }

    private static void says(Answer page, String words) {
        assertThat(page.text().contains(words))
                .as(page.request() + " says: " + words)
                .isTrue();
    }

    private static void saysNot(Answer page, String words) {
        assertThat(page.text().contains(words))
                .as(page.request() + " says: " + words)
                .isFalse();
    }

    private void unavailable(String path, String service) {
        Answer answer = at(path).isProblem(503, "unavailable");
        assertThat(answer.at("/service")).as(path).isEqualTo(service);
    }

    private void panelsLack(String... parts) {
        Answer panels = at("/api/articles/" + scene.article() + "/viewer").is(200);
        List<String> unavailable = StreamSupport.stream(
                        panels.json().path("unavailable").spliterator(), false)
                .map(part -> part.asString())
                .toList();
        assertThat(unavailable).as(panels.text()).contains(parts);
    }

    private void taken(String... names) {
        for (String name : names) {
            Deed deed = named(name);
            assertThat(deed.isAcknowledged()).as(name + ": " + deed.answer()).isTrue();
        }
    }

    private Deed named(String name) {
        return deeds.stream()
                .filter(deed -> deed.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Answer at(String path) {
        return scene.looks().of(path);
    }
}
