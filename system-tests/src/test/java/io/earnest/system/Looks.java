package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * Somebody who looks at every page, and whose client asks for every panel, many at once. Whatever is down, an answer comes
 * (a client waits for 30 s), it is never our fault (500), and a 503 says when to come again.
 */
final class Looks {
    /** With those who act at the same time fewer than a slow gateway still lets in. */
    private static final int AT_ONCE = 16;

    private final Person anonymous;
    private final Person viewer;
    private final List<String> pages;
    private final List<String> panels;
    private final Map<String, Answer> last = new LinkedHashMap<>();
    private final Map<String, Integer> statuses = new TreeMap<>();
    private final Slowest slowestPage = new Slowest();
    private final Slowest slowestPanel = new Slowest();

    Looks(World world, Person viewer, String slug, String article) {
        this.anonymous = world.anonymous();
        this.viewer = viewer;
        this.pages = List.of(
                "/",
                "/?sort=top",
                "/articles/" + slug,
                "/articles/" + slug + "?comments=newest",
                "/profiles/" + viewer.handle,
                "/levels",
                "/economy",
                "/sign-in",
                "/sign-up",
                "/wallet",
                "/feed.atom",
                "/sitemap.xml");
        this.panels = List.of(
                "/api/me",
                "/api/me/articles",
                "/api/sessions",
                "/api/profiles/" + viewer.handle,
                "/api/avatars",
                "/api/levels",
                "/api/articles",
                "/api/articles/" + article,
                "/api/articles/" + article + "/viewer",
                "/api/articles/" + article + "/reading",
                "/api/articles/" + article + "/rating",
                "/api/articles/" + article + "/comments",
                "/api/articles/" + article + "/pnl",
                "/api/wallet",
                "/api/wallet/entries",
                "/api/pnl-reports",
                "/api/economy",
                "/api/tariff");
    }

    /** Looks at everything once. */
    void look() {
        List<Callable<Answer>> looks = new ArrayList<>();
        pages.forEach(path -> looks.add(() -> timed(anonymous, path, slowestPage)));
        panels.forEach(path -> looks.add(() -> timed(viewer, path, slowestPanel)));
        for (Answer answer : Repertoire.together(AT_ONCE, looks)) {
            assertThat(answer.status())
                    .as(answer.request() + ": " + answer.text())
                    .isIn(200, 303, 503);
            if (answer.status() == 503) {
                assertThat(answer.headers().firstValue("Retry-After"))
                        .as("Retry-After of " + answer.request())
                        .isPresent();
            }
            last.put(answer.request().replace("GET ", ""), answer);
            statuses.merge(String.valueOf(answer.status()), 1, Integer::sum);
        }
    }

    private static Answer timed(Person person, String path, Slowest slowest) {
        Instant start = Instant.now();
        Answer answer = person.get(path);
        slowest.took(Duration.between(start, Instant.now()), path);
        return answer;
    }

    /** What an address last answered. */
    Answer of(String path) {
        assertThat(last).containsKey(path);
        return last.get(path);
    }

    /** How often each status came, and what took longest. */
    @Override
    public String toString() {
        return statuses + ", slowest page " + slowestPage + ", slowest panel " + slowestPanel;
    }

    /** What took longest of a kind: told, never asserted. */
    private static final class Slowest {
        private Duration time = Duration.ZERO;
        private String path = "";

        synchronized void took(Duration taken, String by) {
            if (taken.compareTo(time) > 0) {
                time = taken;
                path = by;
            }
        }

        @Override
        public synchronized String toString() {
            return path + " " + time.toMillis() + " ms";
        }
    }
}
