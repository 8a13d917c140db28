package io.earnest.rewards.support;

import java.util.LinkedHashMap;
import java.util.Map;

/** Commands as other services write them. */
public record Cmd(Map<String, Object> fields) {

    public static Cmd signedUp(Person profile) {
        return of("signed-up:" + profile.id(), "profile-signed-up", profile.id());
    }

    public static Cmd granted(String id, long twei, String to) {
        return of("grant:" + id, "granted", "operator")
                .with("twei", twei)
                .with("to", to)
                .with("note", "a gift");
    }

    public static Cmd reversed(String key) {
        return of("reversal:" + key, "reversed", "operator").with("entry", key);
    }

    public static Cmd published(String article, Person author) {
        return of("article-published:" + article, "article-published", author.id())
                .with("article", article);
    }

    public static Cmd read(String article, Person reader, Person author, int requiredSeconds) {
        return of("article-read:" + article + ":" + reader.id(), "article-read", reader.id())
                .with("article", article)
                .with("author", author.id())
                .with("level", reader.level())
                .with("requiredSeconds", requiredSeconds);
    }

    public static Cmd plussed(String article, Person reader, Person author) {
        return rated("article-plussed", article, reader, author);
    }

    public static Cmd minused(String article, Person reader, Person author) {
        return rated("article-minused", article, reader, author);
    }

    private static Cmd rated(String activity, String article, Person reader, Person author) {
        return of("article-rated:" + article + ":" + reader.id(), activity, reader.id())
                .with("article", article)
                .with("author", author.id());
    }

    public static Cmd commented(String article, String comment, Person commenter, Person author) {
        return of("comment-posted:" + comment, "comment-posted", commenter.id())
                .with("article", article)
                .with("comment", comment)
                .with("author", author.id());
    }

    public static Cmd liked(String article, String comment, Person voter, Person commenter, Person author) {
        return voted("comment-liked", article, comment, voter, commenter, author);
    }

    public static Cmd disliked(String article, String comment, Person voter, Person commenter, Person author) {
        return voted("comment-disliked", article, comment, voter, commenter, author);
    }

    private static Cmd voted(
            String activity, String article, String comment, Person voter, Person commenter, Person author) {
        return of("comment-voted:" + comment + ":" + voter.id(), activity, voter.id())
                .with("article", article)
                .with("comment", comment)
                .with("author", author.id())
                .with("commenter", commenter.id());
    }

    public static Cmd of(String key, String activity, String actor) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("command", key + "#1");
        fields.put("activity", activity);
        fields.put("actor", actor);
        return new Cmd(fields);
    }

    /** The same with another value in a field. */
    public Cmd with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Cmd(more);
    }

    /** The same as another attempt. */
    public Cmd attempt(int number) {
        String command = command();
        return with("command", command.substring(0, command.lastIndexOf('#') + 1) + number);
    }

    public String command() {
        return (String) fields.get("command");
    }

    /** The service that may submit it. */
    String owner() {
        String activity = (String) fields.get("activity");
        if (activity.startsWith("article-")) {
            return "article-service";
        }
        return activity.startsWith("comment-") ? "comment-service" : "profile-service";
    }
}
