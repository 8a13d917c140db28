package io.earnest.launcher;

import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.system.LocalSystem;
import java.time.Duration;
import java.time.Instant;

/** Asks for pages until they come fast, so that nobody waits for the first one: a process that has just started is slow. */
final class FirstPage {
    private static final Duration FAST = Duration.ofMillis(250);
    /** On a busy machine no page is fast, and a slow one is better than none. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final LocalSystem system;
    private final EarnestClient anybody;

    FirstPage(LocalSystem system) {
        this.system = system;
        this.anybody = new EarnestClient(system.localUrl());
    }

    /** Returns when both the first page and an article's come fast, or the limit is over, or the system stops. */
    void await() {
        Instant limit = Instant.now().plus(LIMIT);
        boolean fast = false;
        while (!fast && !system.stopping() && Instant.now().isBefore(limit)) {
            boolean first = comesFast("/");
            boolean article = comesFast(newestArticle());
            fast = first && article;
        }
    }

    /** Its page's path; the first page's where there is no article. */
    private String newestArticle() {
        try {
            String id = anybody.get("/api/articles?limit=1")
                    .body()
                    .path("items")
                    .path(0)
                    .path("id")
                    .asString("");
            return id.isEmpty() ? "/" : "/articles/" + id;
        } catch (Refusal e) {
            // Whether it stops, or can't be reached, shows in a moment.
            return "/";
        }
    }

    private boolean comesFast(String page) {
        Instant asked = Instant.now();
        return system.answers(system.localUrl() + page)
                && Duration.between(asked, Instant.now()).compareTo(FAST) < 0;
    }
}
