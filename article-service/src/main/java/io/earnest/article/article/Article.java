package io.earnest.article.article;

import io.earnest.article.rewards.Booking;
import io.earnest.chassis.intent.Intent;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An article without its text: what lists, checks and counts need. The text is in the {@link Revision} that the card
 * names; both change together by the one write that moves {@code version} on.
 *
 * @param account ledger account that gets the author's share: the author's profile id, or {@code archive}
 * @param authorId the author's profile, or null for an import that nobody was given
 * @param byline plain names of an import
 * @param version of the text, from 1
 * @param changed place in the order of changes, see {@link Order#change}; null until the first change where an older
 *     version of this service wrote it
 * @param publication the tribute, once publishing was tried
 * @param source where an import came from
 * @param fingerprint of the request that created it
 * @param intent what this document still owes: a publication, or a note in the audit trail
 * @param note what the audit trail is to be told, as long as the intent says so
 */
public record Article(
        @BsonId String id,
        String slug,
        String account,
        @Nullable String authorId,
        List<String> byline,
        Status status,
        int version,
        Card card,
        Counts counts,
        Order order,
        @Nullable String changed,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt,
        @Nullable Booking publication,
        @Nullable String source,
        String fingerprint,
        @Nullable Intent intent,
        @Nullable Note note) {

    /** The system account that receives the author's share of imports. */
    public static final String ARCHIVE = "archive";

    /**
     * An operator's or moderator's deed, for the audit trail.
     *
     * @param reason of a removal, which the author is told
     */
    public record Note(
            String key,
            String actor,
            String action,
            String text,
            @Nullable String reason) {}

    public boolean isBy(String profile) {
        return profile.equals(authorId);
    }

    /** When its text was last changed since it was published; null where it is as it was then. */
    public @Nullable Instant editedAt() {
        return publishedAt != null && version > 1 && updatedAt.isAfter(publishedAt) ? updatedAt : null;
    }

    public Payee payee() {
        return account.equals(ARCHIVE) ? Payee.ARCHIVE : Payee.AUTHOR;
    }

    /** How many tags its text may have: an import's came by other rules, and stay editable. */
    int mostTags() {
        return source == null ? Text.MAX_TAGS : Text.MAX_IMPORTED_TAGS;
    }

    public boolean isPublished() {
        return status == Status.PUBLISHED;
    }
}
