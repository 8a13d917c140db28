package io.earnest.rewards.ledger.entry;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can happen, by the name under which it is submitted and booked. */
public enum Activity {
    PROFILE_SIGNED_UP("profile-signed-up"),
    ARTICLE_PUBLISHED("article-published"),
    ARTICLE_READ("article-read"),
    ARTICLE_PLUSSED("article-plussed"),
    ARTICLE_MINUSED("article-minused"),
    COMMENT_POSTED("comment-posted"),
    COMMENT_LIKED("comment-liked"),
    COMMENT_DISLIKED("comment-disliked"),
    /** Booked by the ledger itself, right behind the like that makes a comment valued. */
    COMMENT_VALUED("comment-valued"),
    PNL_REPORT("pnl-report"),
    GRANTED("granted"),
    REVERSED("reversed"),
    TARIFF_CHANGED("tariff-changed"),
    /** Booked by the ledger itself, as the first entry of a day. */
    DAY_OPENED("day-opened");

    private static final Map<String, Activity> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Activity::wireName, Function.identity()));

    private final String wireName;

    Activity(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in blocks. */
    public String wireName() {
        return wireName;
    }

    /** The one with that name; empty if there is none. */
    public static Optional<Activity> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    @Override
    public String toString() {
        return wireName;
    }
}
