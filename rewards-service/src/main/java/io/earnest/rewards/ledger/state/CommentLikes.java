package io.earnest.rewards.ledger.state;

/**
 * The likes of a comment, as far as they make it valued.
 *
 * @param comment the comment's id
 * @param paid likes that paid the commenter, from profiles other than the article's author
 * @param decided whether it was decided that the comment is valued, paid or not
 * @param asOf the block that this is as of
 */
public record CommentLikes(String comment, int paid, boolean decided, long asOf) {

    static CommentLikes none(String comment) {
        return new CommentLikes(comment, 0, false, 0);
    }
}
