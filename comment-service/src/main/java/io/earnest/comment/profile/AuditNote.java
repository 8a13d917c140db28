package io.earnest.comment.profile;

/**
 * A moderator's or operator's deed, as the audit is told of it; written once by its key.
 *
 * @param actor profile of who did it
 * @param action such as {@code comment-removed}
 * @param subject the comment; never its writer, whose handle the audit would show
 * @param note why, in the actor's words, at most 500 characters; may be empty
 */
public record AuditNote(String key, String actor, String action, String subject, String note) {}
