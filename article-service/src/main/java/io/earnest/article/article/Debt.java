package io.earnest.article.article;

/** A kind of thing that an article's document may owe. */
public interface Debt {
    /** Whether the command is of this kind. */
    boolean isOf(String command);

    /**
     * Does what the article owes, each step idempotent, and removes the intent.
     *
     * @throws io.earnest.chassis.call.RemoteUnavailable leaves it to be taken up again
     */
    void settle(Article article);
}
