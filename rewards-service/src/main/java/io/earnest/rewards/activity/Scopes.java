package io.earnest.rewards.activity;

import io.earnest.rewards.ledger.entry.Activity;
import java.util.Optional;

/** Which scope a caller needs for an activity. */
final class Scopes {
    static final String ALLOWANCES = "allowances";
    static final String ENTRIES = "entries";

    private Scopes() {}

    /** Empty for what nobody may submit: the ledger books it itself. */
    static Optional<String> of(Activity activity) {
        return Optional.ofNullable(
                switch (activity) {
                    case PROFILE_SIGNED_UP -> "signed-up";
                    case ARTICLE_PUBLISHED -> "article-published";
                    case ARTICLE_READ -> "article-read";
                    case ARTICLE_PLUSSED, ARTICLE_MINUSED -> "article-rated";
                    case COMMENT_POSTED -> "comment-posted";
                    case COMMENT_LIKED, COMMENT_DISLIKED -> "comment-voted";
                    case GRANTED -> "grant";
                    case REVERSED -> "reversal";
                    case TARIFF_CHANGED -> "tariff";
                    case COMMENT_VALUED, PNL_REPORT, DAY_OPENED -> null;
                });
    }
}
