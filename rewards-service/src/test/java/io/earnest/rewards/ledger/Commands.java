package io.earnest.rewards.ledger;

import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.tariff.TariffDocument;
import java.util.Set;

/** Commands in the words of the domain, first attempts all. Public for the tests of the edges. */
public final class Commands {

    private Commands() {}

    public static Command signUp(String profile) {
        return command("signed-up:" + profile, Activity.PROFILE_SIGNED_UP, profile)
                .build();
    }

    public static Command publish(String article, String author) {
        return command("article-published:" + article, Activity.ARTICLE_PUBLISHED, author)
                .article(article)
                .build();
    }

    public static Command read(String article, String reader, String author, int level, int requiredSeconds) {
        return command("article-read:" + article + ":" + reader, Activity.ARTICLE_READ, reader)
                .article(article)
                .author(author)
                .level(level)
                .requiredSeconds(requiredSeconds)
                .build();
    }

    public static Command plus(String article, String reader, String author) {
        return rate(Activity.ARTICLE_PLUSSED, article, reader, author);
    }

    public static Command minus(String article, String reader, String author) {
        return rate(Activity.ARTICLE_MINUSED, article, reader, author);
    }

    private static Command rate(Activity activity, String article, String reader, String author) {
        return command("article-rated:" + article + ":" + reader, activity, reader)
                .article(article)
                .author(author)
                .build();
    }

    public static Command comment(String comment, String article, String commenter, String author) {
        return command("comment-posted:" + comment, Activity.COMMENT_POSTED, commenter)
                .article(article)
                .comment(comment)
                .author(author)
                .build();
    }

    public static Command like(String comment, String article, String voter, String commenter, String author) {
        return vote(Activity.COMMENT_LIKED, comment, article, voter, commenter, author);
    }

    public static Command dislike(String comment, String article, String voter, String commenter, String author) {
        return vote(Activity.COMMENT_DISLIKED, comment, article, voter, commenter, author);
    }

    private static Command vote(
            Activity activity, String comment, String article, String voter, String commenter, String author) {
        return command("comment-voted:" + comment + ":" + voter, activity, voter)
                .article(article)
                .comment(comment)
                .commenter(commenter)
                .author(author)
                .build();
    }

    public static Command report(String report, String buyer, String article) {
        return Command.report(report, 1, buyer, article);
    }

    public static Command grant(String grant, String to, long twei) {
        return command("grant:" + grant, Activity.GRANTED, "operator")
                .to(to)
                .twei(twei)
                .build();
    }

    public static Command reverse(String key) {
        return command("reversal:" + key, Activity.REVERSED, "operator")
                .entry(key)
                .build();
    }

    /** The same with parties whose accounts are closed. */
    public static Command closed(Command command, String... accounts) {
        return copy(command, command.id(), Set.of(accounts));
    }

    public static Command tariff(TariffDocument tariff) {
        return command("tariff:" + tariff.version(), Activity.TARIFF_CHANGED, "operator")
                .tariff(tariff)
                .build();
    }

    /** The same with another attempt. */
    public static Command attempt(int attempt, Command command) {
        return copy(command, command.id().substring(0, command.id().lastIndexOf('#')) + "#" + attempt);
    }

    public static Command copy(Command command, String id) {
        return copy(command, id, command.closed());
    }

    private static Command copy(Command command, String id, Set<String> closed) {
        return new Command(
                id,
                command.activity(),
                command.actor(),
                command.article(),
                command.comment(),
                command.author(),
                command.commenter(),
                command.level(),
                command.requiredSeconds(),
                command.twei(),
                command.to(),
                command.entry(),
                command.note(),
                command.tariff(),
                closed);
    }

    public static Builder command(String key, Activity activity, String actor) {
        return new Builder(key + "#1", activity, actor);
    }

    public static final class Builder {
        private final String id;
        private final Activity activity;
        private final String actor;
        private String article;
        private String comment;
        private String author;
        private String commenter;
        private Integer level;
        private Integer requiredSeconds;
        private Long twei;
        private String to;
        private String entry;
        private String note;
        private TariffDocument tariff;

        private Builder(String id, Activity activity, String actor) {
            this.id = id;
            this.activity = activity;
            this.actor = actor;
        }

        public Builder article(String value) {
            article = value;
            return this;
        }

        public Builder comment(String value) {
            comment = value;
            return this;
        }

        public Builder author(String value) {
            author = value;
            return this;
        }

        public Builder commenter(String value) {
            commenter = value;
            return this;
        }

        public Builder level(Integer value) {
            level = value;
            return this;
        }

        public Builder requiredSeconds(Integer value) {
            requiredSeconds = value;
            return this;
        }

        public Builder twei(Long value) {
            twei = value;
            return this;
        }

        public Builder to(String value) {
            to = value;
            return this;
        }

        public Builder entry(String value) {
            entry = value;
            return this;
        }

        public Builder note(String value) {
            note = value;
            return this;
        }

        public Builder tariff(TariffDocument value) {
            tariff = value;
            return this;
        }

        public Command build() {
            return new Command(
                    id,
                    activity,
                    actor,
                    article,
                    comment,
                    author,
                    commenter,
                    level,
                    requiredSeconds,
                    twei,
                    to,
                    entry,
                    note,
                    tariff,
                    null);
        }
    }
}
