package io.earnest.launcher.bench.load;

import io.earnest.launcher.Console;
import io.earnest.launcher.client.EarnestClient;
import io.earnest.launcher.system.Account;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the requests are about, made through the public API: new members with a running reading each, and a few articles
 * with comments that stay for the next run.
 */
public record Stage(List<Member> members, List<String> articles, List<String> comments) {
    private static final int MEMBERS = 24;
    private static final int ARTICLES = 12;
    private static final int COMMENTS_EACH = 3;
    private static final int LIKING_XP = 10 * 5 * 4;
    private static final int COMMENTING_XP = 10 * 13 * 12;

    private static final Duration TOKENS_SERVE = Duration.ofMinutes(5);

    /**
     * Somebody who asks.
     *
     * @param reading one that runs
     */
    public record Member(EarnestClient client, Account account, String reading, AtomicLong signedIn) {
        /** The token that it has now. */
        public String token() {
            return client.token();
        }

        private void signInAgain() {
            if (System.nanoTime() - signedIn.get() > TOKENS_SERVE.toNanos() && client.signIn(account)) {
                signedIn.set(System.nanoTime());
            }
        }
    }

    /** Signs everybody in anew whose token would soon end: between two loads, as it costs much. */
    public void renew() {
        members.forEach(Member::signInAgain);
    }

    /**
     * Makes it.
     *
     * @param operator signed in
     * @param run a name that no run before had
     */
    public static Stage make(EarnestClient operator, String run, Console console) {
        List<String> articles = new ArrayList<>();
        for (int i = 1; i <= ARTICLES; i++) {
            articles.add(article(operator, i));
        }
        EarnestClient writer = writer(operator, "bench-" + run + "-w", ARTICLES * COMMENTS_EACH);
        List<String> comments = new ArrayList<>();
        for (String article : articles) {
            for (int i = 0; i < COMMENTS_EACH; i++) {
                comments.add(comment(writer, article, "Comment " + i));
            }
        }
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            console.live("Making members: " + (i + 1) + " of " + MEMBERS);
            Account account = account("bench-" + run + "-" + i);
            EarnestClient client = join(operator, account, LIKING_XP);
            String reading = client.post("/api/articles/" + articles.get(i % ARTICLES) + "/readings", Map.of())
                    .orRefuse("starting to read")
                    .path("id")
                    .asString("");
            members.add(new Member(client, account, reading, new AtomicLong(System.nanoTime())));
        }
        console.quiet();
        return new Stage(List.copyOf(members), List.copyOf(articles), List.copyOf(comments));
    }

    /**
     * An article with so many comments on it; those that an earlier run left count.
     *
     * @param number which of the bench's articles, none of those of {@link #make}: from 101 on
     * @return its id
     */
    public static String discussed(EarnestClient operator, String run, int number, int comments) {
        String article = article(operator, number);
        int there = operator.get("/api/articles/" + article + "/comments?limit=100")
                .orRefuse("reading comments")
                .path("items")
                .size();
        if (there < comments) {
            EarnestClient writer = writer(operator, "bench-" + run + "-d", comments);
            for (int i = there; i < comments; i++) {
                comment(
                        writer,
                        article,
                        "Comment " + i + ". It *says* something about the text, and something about what others said.");
            }
        }
        return article;
    }

    /** A new member with a handle that nobody had. */
    public static EarnestClient member(EarnestClient operator, String handle) {
        return join(operator, account(handle), LIKING_XP);
    }

    private static Account account(String handle) {
        return new Account(handle, "only for the bench " + handle);
    }

    private static EarnestClient writer(EarnestClient operator, String handle, int comments) {
        EarnestClient writer = join(operator, account(handle), COMMENTING_XP);
        operator.post("/api/admin/grants", Map.of("handle", handle, "twei", 10 * comments, "note", "bench"))
                .orRefuse("granting Twei");
        return writer;
    }

    private static String comment(EarnestClient writer, String article, String body) {
        return writer.post("/api/articles/" + article + "/comments", Map.of("body", body))
                .orRefuse("commenting")
                .path("id")
                .asString("");
    }

    private static EarnestClient join(EarnestClient operator, Account account, int xp) {
        EarnestClient client = operator.another();
        String handle = account.handle();
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
