package io.earnest.rewards.ledger.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table of what can happen: a row each, and what has to be said of each as columns. How one is decided is a
 * {@code Fact}; CONTRIBUTING lists what else a new one needs.
 */
public enum Activity {
    PROFILE_SIGNED_UP("profile-signed-up", "signed-up", null, "Starter Grant", Payment.CERTAIN, Reversal.NONE),
    ARTICLE_PUBLISHED(
            "article-published",
            "article-published",
            Line.PUBLISH_TRIBUTE,
            "Publication",
            Payment.CERTAIN,
            Reversal.TO_TREASURY),
    ARTICLE_READ("article-read", "article-read", Line.READING, "Reading", Payment.LIMITED, Reversal.TO_TREASURY),
    ARTICLE_PLUSSED("article-plussed", "article-rated", null, "Plus", Payment.LIMITED, Reversal.TO_TREASURY),
    ARTICLE_MINUSED("article-minused", "article-rated", Line.MINUSES, "Minus", Payment.CERTAIN, Reversal.TO_TREASURY),
    COMMENT_POSTED(
            "comment-posted",
            "comment-posted",
            Line.COMMENT_TRIBUTES,
            "Comment",
            Payment.LIMITED,
            Reversal.TO_TREASURY),
    COMMENT_LIKED("comment-liked", "comment-voted", Line.LIKES_OWN, "Like", Payment.LIMITED, Reversal.TO_TREASURY),
    COMMENT_DISLIKED(
            "comment-disliked", "comment-voted", Line.DISLIKES_OWN, "Dislike", Payment.LIMITED, Reversal.TO_TREASURY),
    /** Booked by the ledger itself, right behind the like that makes a comment valued. */
    COMMENT_VALUED(
            "comment-valued", null, Line.COMMENT_REWARDS, "Comment Valued", Payment.LIMITED, Reversal.TO_TREASURY),
    /** Submitted by this service alone. */
    PNL_REPORT("pnl-report", null, Line.PNL_REPORTS, "PnL Report", Payment.CERTAIN, Reversal.TO_TREASURY),
    /** One to treasury is not reversed: where would it go? */
    GRANTED("granted", "grant", null, "Grant", Payment.CERTAIN, Reversal.TO_MINT),
    REVERSED("reversed", "reversal", null, "Reversal", Payment.CERTAIN, Reversal.NONE),
    TARIFF_CHANGED("tariff-changed", "tariff", null, "Tariff", Payment.CERTAIN, Reversal.NONE),
    /** Booked by the ledger itself, as the first entry of a day. */
    DAY_OPENED("day-opened", null, null, "Day Opened", Payment.CERTAIN, Reversal.NONE);

    /** Whether an activity that is booked may leave somebody unpaid. */
    public enum Payment {
        /** All that the tariff says is paid. */
        CERTAIN,
        /** A limit, the budget, an empty or a closed account may leave a leg unpaid, with its reason. */
        LIMITED
    }

    /** Whether an operator can take an entry back, and who gets what its payees give back and nobody is owed. */
    public enum Reversal {
        NONE,
        TO_TREASURY,
        TO_MINT
    }

    private static final Map<String, Activity> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Activity::wireName, Function.identity()));

    private final String wireName;
    private final @Nullable String scope;
    private final @Nullable Line actorLine;
    private final String title;
    private final Payment payment;
    private final Reversal reversal;

    Activity(
            String wireName,
            @Nullable String scope,
            @Nullable Line actorLine,
            String title,
            Payment payment,
            Reversal reversal) {
        this.wireName = wireName;
        this.scope = scope;
        this.actorLine = actorLine;
        this.title = title;
        this.payment = payment;
        this.reversal = reversal;
    }

    /** The name in JSON and in blocks. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** What a service must be allowed, to submit it; empty for what no other service submits. */
    public Optional<String> scope() {
        return Optional.ofNullable(scope);
    }

    /** The report line of the actor's own posting; empty where the actor has none, or one that is on no line. */
    public Optional<Line> actorLine() {
        return Optional.ofNullable(actorLine);
    }

    /** Its name in a wallet, for a posting that is on no report line. */
    public String title() {
        return title;
    }

    /** Whether a leg of it may be left unpaid. */
    public Payment payment() {
        return payment;
    }

    /** What a reversal of it does. */
    public Reversal reversal() {
        return reversal;
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
