package io.earnest.gateway.own;

import io.earnest.gateway.page.article.ArticleCard;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What services tell a person of their own lists, as far as pages show it. */
public final class OwnViews {
    private OwnViews() {}

    /**
     * What somebody means to read later.
     *
     * @param next the cursor of the next page, or null at the end
     */
    public record Listed(List<Item> items, @Nullable String next) {}

    /**
     * An article on the list.
     *
     * @param article null where it is not published any more
     */
    public record Item(String articleId, @Nullable ArticleCard article) {}

    /** What somebody has read. */
    public record History(List<Read> items, @Nullable String next) {}

    /**
     * A reading.
     *
     * @param article null where it is not published any more
     */
    public record Read(
            String articleId,
            Instant readAt,
            Settlement settlement,
            @Nullable ArticleCard article) {}

    /** How a reading was paid. */
    public record Settlement(String status, long twei) {}

    /** Whom and what somebody follows. */
    public record Following(List<Author> authors, List<Tag> tags) {
        public boolean isEmpty() {
            return authors.isEmpty() && tags.isEmpty();
        }
    }

    /** An author who is followed. */
    public record Author(String handle, String displayName) {}

    /** A tag that is followed. */
    public record Tag(String tag) {}
}
