package io.earnest.gateway.page;

import io.earnest.gateway.page.article.Article;
import io.earnest.gateway.page.comment.Branch;
import io.earnest.gateway.page.comment.Talk;
import io.earnest.gateway.page.profile.Avatar;
import io.earnest.gateway.page.rewards.Prices;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an article's page shows to everybody.
 *
 * @param talk the first comments, or null while comment-service does not answer
 * @param branch one comment in its thread, where the page is that comment's own; then there is no talk
 * @param talkAsOf when the comments were so, if that is shown only because comment-service does not answer now
 * @param sort the order of the comments: {@code oldest}, {@code newest} or {@code top}
 * @param prices null while rewards-service has never been reached
 * @param neutralFace the picture of those who speak under no avatar
 */
public record ArticlePage(
        Frame frame,
        Article article,
        @Nullable Talk talk,
        @Nullable Branch branch,
        @Nullable Instant talkAsOf,
        String sort,
        @Nullable Prices prices,
        List<Avatar> avatars,
        String neutralFace) {

    /** Where the comments go on, or the replies to one; null where all of them are there. */
    public @Nullable String next() {
        return talk != null ? talk.next() : branch != null ? branch.next() : null;
    }

    /** The address of what comes next. */
    public String more() {
        String place = branch == null
                ? article.path() + "?comments=" + sort + "&after="
                : article.path() + "/comments/" + branch.comment().id() + "?after=";
        return place + next() + "#talk";
    }
}
