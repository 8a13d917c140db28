package io.earnest.comment.comment;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;

/** Refusals that votes and comments share. */
public final class CommentProblems {
    private CommentProblems() {}

    public static ProblemException deleted() {
        return Problem.of("deleted", 410, "Deleted")
                .detail("The comment was deleted.")
                .exception();
    }

    /** To the writer alone; to everybody else such a comment does not exist. */
    public static ProblemException unpaid() {
        return Problem.of("in-progress", 409, "Not paid yet")
                .detail("The comment can be answered and voted on as soon as it is paid.")
                .exception();
    }

    static ProblemException editWindowClosed() {
        return Problem.of("edit-window-closed", 409, "Too late to edit")
                .detail("A comment can be edited for five minutes, or until its first vote or reply.")
                .exception();
    }
}
