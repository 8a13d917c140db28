package io.earnest.launcher.system;

import io.earnest.launcher.client.Answer;
import io.earnest.launcher.client.EarnestClient;
import java.util.List;
import java.util.Map;

/**
 * What people do most, so often that its classes and hot methods are in the caches: pages, lists, panels, heartbeats, votes,
 * wallets. An answer of any kind will do.
 */
final class Exercise {
    /** No limit of one network may keep it from the work. */
    static final Map<String, String> SETTINGS = Map.of(
            "EARNEST_LIMITS_NETWORKREADS", "1000000",
            "EARNEST_LIMITS_NETWORKWRITES", "1000000",
            "EARNEST_LIMITS_NETWORKSIGNINS", "1000000",
            "EARNEST_LIMITS_PROFILEREADS", "1000000",
            "EARNEST_LIMITS_PROFILEWRITES", "1000000");

    private static final int ROUNDS = 150;
    private static final Map<String, Object> BEAT = Map.of("visible", true, "active", true, "scroll", 0.3);
    private static final String TEXT = """
            ## A heading

            A paragraph with *words*, `code` and a [link](https://example.org/).

            - one
            - two

            ```java
            int answer = 42;
            ```

            > A quotation.

            <em>And raw HTML.</em>
            """;

    private final EarnestClient operator;

    Exercise(EarnestClient operator) {
        this.operator = operator;
    }

    void run(Account account) {
        if (!operator.signIn(account)) {
            return;
        }
        EarnestClient author = member("author");
        EarnestClient reader = member("reader");
        String article = article();
        String comment = id(author.post("/api/articles/" + article + "/comments", Map.of("body", "A *comment*."), "1"));
        String reading = id(reader.post("/api/articles/" + article + "/readings", Map.of()));
        String draft = id(author.post("/api/articles", Map.of("title", "A draft", "body", "Text")));
        author.post("/api/articles/" + draft + "/publication", Map.of());
        author.post("/api/articles/" + draft + "/pnl-reports", Map.of());
        List<String> once = List.of(
                "/api/articles/" + article + "/pnl",
                "/api/wallet/entries",
                "/api/economy",
                "/economy",
                "/levels",
                "/sign-in",
                "/feed.atom",
                "/api/articles?q=paragraph");
        List<String> often = List.of(
                "/articles/" + article,
                "/",
                "/api/articles",
                "/api/articles/" + article,
                "/api/articles/" + article + "/comments",
                "/api/articles/" + article + "/viewer",
                "/api/me",
                "/api/wallet");
        once.forEach(reader::get);
        for (int round = 0; round < ROUNDS; round++) {
            often.forEach(reader::get);
            reader.post("/api/readings/" + reading + "/heartbeats", BEAT);
            reader.post("/api/readings/" + reading + "/heartbeats", BEAT);
            reader.put("/api/comments/" + comment + "/vote", Map.of("value", "LIKE"));
        }
    }

    /** Somebody who may do nearly all and has the means. */
    private EarnestClient member(String handle) {
        EarnestClient member = operator.another();
        Account account = new Account(handle, Account.newPassword());
        member.post("/api/profiles", Map.of("handle", handle, "password", account.password()));
        member.signIn(account);
        operator.post("/api/admin/experience", Map.of("handle", handle, "xp", 4_000, "note", "Training"));
        operator.post("/api/admin/grants", Map.of("handle", handle, "twei", 100, "note", "Training"));
        return member;
    }

    private String article() {
        return id(operator.post(
                "/api/admin/articles",
                Map.of(
                        "title",
                        "For training",
                        "body",
                        TEXT.repeat(10),
                        "tags",
                        List.of("training"),
                        "byline",
                        List.of("nobody"),
                        "publishedAt",
                        "2020-01-01T00:00:00Z",
                        "source",
                        "training.md")));
    }

    private static String id(Answer answer) {
        return answer.body().path("id").asString("");
    }
}
