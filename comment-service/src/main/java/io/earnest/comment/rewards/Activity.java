package io.earnest.comment.rewards;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact reported to the ledger; what it is worth is the ledger's to say.
 *
 * @param command natural key and attempt; the same command always gets the same answer
 * @param activity the ledger's name of what happened
 * @param actor account of who did it
 * @param author account that the article belonged to when the action was accepted
 * @param commenter account of the comment's writer, for votes
 * @param level the actor's level when the action was accepted
 * @param closed which of author and commenter have deleted their account: nothing is to be paid to them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Activity(
        String command,
        String activity,
        String actor,
        String article,
        String comment,
        String author,
        @Nullable String commenter,
        int level,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> closed) {}
