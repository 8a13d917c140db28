package io.earnest.launcher.bench;

import io.earnest.launcher.Console;
import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.system.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the requests are about, made through the public API: new members with a running reading each, and a few articles
 * with comments that stay for the next run.
 */
record Stage(List<Member> members, List<String> articles, List<String> comments) {
    private static final int MEMBERS = 24;
    private static final int ARTICLES = 12;
    private static final int COMMENTS_EACH = 3;
    private static final int LIKING_XP = 10 * 5 * 4;
    private static final int COMMENTING_XP = 10 * 13 * 12;

    /** Somebody who asks. */
    record Member(String token, String reading) {}

    /**
     * Makes it.
     *
     * @param operator signed in
     * @param run a name that no run before had
     */
    static Stage make(EarnestClient operator, String run, Console console) {
        List<String> articles = new ArrayList<>();
        for (int i = 1; i <= ARTICLES; i++) {
            articles.add(article(operator, i));
        }
        EarnestClient writer = join(operator, "bench-" + run + "-w", COMMENTING_XP);
        operator.post(
                        "/api/admin/grants",
                        Map.of("handle", "bench-" + run + "-w", "twei", 10 * ARTICLES * COMMENTS_EACH, "note", "bench"))
                .orRefuse("granting Twei");
        List<String> comments = new ArrayList<>();
        for (String article : articles) {
            for (int i = 0; i < COMMENTS_EACH; i++) {
                comments.add(writer.post("/api/articles/" + article + "/comments", Map.of("body", "Comment " + i))
                        .orRefuse("commenting")
                        .path("id")
                        .asString(""));
            }
        }
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            console.live("Making members: " + (i + 1) + " of " + MEMBERS);
            EarnestClient client = join(operator, "bench-" + run + "-" + i, LIKING_XP);
            String reading = client.post("/api/articles/" + articles.get(i % ARTICLES) + "/readings", Map.of())
                    .orRefuse("starting to read")
                    .path("id")
                    .asString("");
            members.add(new Member(client.token(), reading));
        }
        console.quiet();
        return new Stage(List.copyOf(members), List.copyOf(articles), List.copyOf(comments));
    }

    private static EarnestClient join(EarnestClient operator, String handle, int xp) {
        EarnestClient client = operator.another();
        Account account = new Account(handle, "only for the bench " + handle);
        client.post("/api/profiles", Map.of("handle", handle, "password", account.password(), "displayName", handle))
                .orRefuse("signing up " + handle);
        operator.post("/api/admin/experience", Map.of("handle", handle, "xp", xp, "note", "bench"))
                .orRefuse("raising " + handle);
        // Behind the experience, as a token says the level of its moment.
        if (!client.signIn(account)) {
            throw new IllegalStateException(handle + " was made and can't sign in");
        }
        return client;
    }

    private static String article(EarnestClient operator, int number) {
        String paragraph = "A paragraph of *some* length about nothing in particular, with a few words more. ";
        StringBuilder body = new StringBuilder();
        for (int i = 1; i <= 8; i++) {
            body.append("## Part ")
                    .append(i)
                    .append("\n\n")
                    .append(paragraph.repeat(8))
                    .append("\n\n");
        }
        return operator.post(
                        "/api/admin/articles",
                        Map.of(
                                "title",
                                "Bench article " + number,
                                "body",
                                body.toString(),
                                "tags",
                                List.of("bench"),
                                "byline",
                                List.of("Bench"),
                                "publishedAt",
                                "2020-01-01T00:00:00Z",
                                "source",
                                "bench:" + number))
                .orRefuse("importing an article")
                .path("id")
                .asString("");
    }
}
