package io.earnest.launcher.bench.mix;

import io.earnest.launcher.bench.load.Shot;
import io.earnest.launcher.bench.load.Stage;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Requests as a public day brings them: mostly reading, some of it signed in and measured, few writes beside heartbeats. */
final class Mix implements Supplier<Shot> {
    /** Kinds with their share in percent; together 100. */
    private enum Kind {
        ARTICLE_PAGE("article page", 28),
        LIST_PAGE("list page", 12),
        ARTICLE_LIST("article list", 10),
        COMMENTS("comments", 10),
        VIEWER("viewer", 10),
        HEARTBEAT("heartbeat", 20),
        LIKE("like", 5),
        WALLET("wallet", 5);

        private final String words;
        private final int percent;

        Kind(String words, int percent) {
            this.words = words;
            this.percent = percent;
        }
    }

    private final Stage stage;
    private final SplittableRandom random;

    Mix(Stage stage, long seed) {
        this.stage = stage;
        this.random = new SplittableRandom(seed);
    }

    static List<String> kinds() {
        return java.util.Arrays.stream(Kind.values()).map(kind -> kind.words).toList();
    }

    @Override
    public synchronized Shot get() {
        int percent = random.nextInt(100);
        for (Kind kind : Kind.values()) {
            percent -= kind.percent;
            if (percent < 0) {
                return shot(kind);
            }
        }
        throw new IllegalStateException("the shares are more than 100");
    }

    private Shot shot(Kind kind) {
        String article = any(stage.articles());
        Stage.Member member = any(stage.members());
        return switch (kind) {
            case ARTICLE_PAGE -> new Shot(kind.words, "GET", "/articles/" + article, null, null);
            case LIST_PAGE -> new Shot(kind.words, "GET", "/?sort=" + sort(), null, null);
            case ARTICLE_LIST -> new Shot(kind.words, "GET", "/api/articles?sort=" + sort(), null, null);
            case COMMENTS -> new Shot(kind.words, "GET", "/api/articles/" + article + "/comments", null, null);
            case VIEWER -> new Shot(kind.words, "GET", "/api/articles/" + article + "/viewer", null, member.token());
            case HEARTBEAT ->
                new Shot(
                        kind.words,
                        "POST",
                        "/api/readings/" + member.reading() + "/heartbeats",
                        "{\"visible\":true,\"active\":true,\"scroll\":0.3}",
                        member.token());
            case LIKE ->
                new Shot(
                        kind.words,
                        "PUT",
                        "/api/comments/" + any(stage.comments()) + "/vote",
                        "{\"value\":\"LIKE\"}",
                        member.token());
            case WALLET -> new Shot(kind.words, "GET", "/api/wallet", null, member.token());
        };
    }

    private String sort() {
        return any(List.of("newest", "top", "discussed"));
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
