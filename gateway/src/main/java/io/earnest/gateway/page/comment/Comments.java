package io.earnest.gateway.page.comment;

import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.gateway.page.Kept;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The comments below an article, as everybody sees them. */
@Component
public class Comments {
    private static final Logger LOG = LoggerFactory.getLogger(Comments.class);
    private static final Peer PAGES = new Peer("comment-service", "pages");
    /** Short, as whoever has just commented and loads the page anew looks for their comment. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** Characters of rendered comments, about 8 MB. */
    private static final long MOST_TEXT = 8_000_000;

    private static final long MOST_TEXT_OF_BRANCHES = 4_000_000;
    private static final int BAD_REQUEST = 400;

    private final CommentClient client;
    private final Remote remote;
    private final Kept<Key, Talk> talks;
    private final Kept<BranchKey, Branch> branches;

    Comments(CommentClient client, Remote remote, Clock clock) {
        this.client = client;
        this.remote = remote;
        this.talks = new Kept<>(clock, FRESH, MOST_TEXT, Talk::characters);
        this.branches = new Kept<>(clock, FRESH, MOST_TEXT_OF_BRANCHES, Branch::characters);
    }

    /**
     * An old copy, or null, if comment-service does not answer: the article reads all the same, and says so. A cursor that does
     * not fit begins at the beginning.
     */
    public Kept.@Nullable Copy<Talk> below(String article, String sort, @Nullable String cursor) {
        try {
            return talks.get(
                    new Key(article, sort, cursor),
                    () -> remote.repeatable(PAGES, () -> client.comments(article, sort, true, cursor)));
        } catch (RemoteRefused e) {
            if (e.status() == BAD_REQUEST && cursor != null) {
                // A cursor of another order, or none at all: an address that somebody changed by hand. They begin anew.
                return below(article, sort, null);
            }
            // Most often there is no such article, which the page then says.
            LOG.debug("no comments below {}: {}", article, e.getMessage());
            return null;
        } catch (RemoteUnavailable e) {
            LOG.warn("an article is shown without its comments: {}", e.getMessage());
            return null;
        }
    }

    /**
     * A comment where it stands in its thread; null if comment-service does not answer.
     *
     * @throws RemoteRefused 404 or 410 where there is no such comment
     */
    public Kept.@Nullable Copy<Branch> thread(String comment, @Nullable String cursor) {
        try {
            return branches.get(
                    new BranchKey(comment, cursor),
                    () -> remote.repeatable(PAGES, () -> client.thread(comment, cursor)));
        } catch (RemoteRefused e) {
            if (e.status() == BAD_REQUEST && cursor != null) {
                return thread(comment, null);
            }
            throw e;
        } catch (RemoteUnavailable e) {
            LOG.warn("a comment's page is shown without it: {}", e.getMessage());
            return null;
        }
    }

    private record BranchKey(String comment, @Nullable String cursor) {}

    private record Key(
            String article, String sort, @Nullable String cursor) {}
}
