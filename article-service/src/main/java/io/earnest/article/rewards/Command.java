package io.earnest.article.rewards;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts for the ledger, which alone decides what they are worth.
 *
 * @param command natural key and attempt, {@code {key}#{attempt}}
 * @param actor the profile that acts
 * @param author account that receives the author's share
 * @param level the reader's level when the reading was verified
 * @param requiredSeconds what was required when the reading started
 * @param closed the author, if the account is deleted: nothing is to be paid to it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Command(
        String command,
        String activity,
        String actor,
        String article,
        String author,
        @Nullable Integer level,
        @Nullable Integer requiredSeconds,
        @Nullable List<String> closed) {

    public static Command published(String command, String author, String article) {
        return new Command(command, "article-published", author, article, author, null, null, null);
    }

    public static Command read(
            String command, String reader, String article, String author, int level, int requiredSeconds) {
        return new Command(command, "article-read", reader, article, author, level, requiredSeconds, null);
    }

    /**
     * A plus.
     *
     * @param closed whether the author's account is deleted
     */
    public static Command plussed(String command, String reader, String article, String author, boolean closed) {
        return new Command(
                command, "article-plussed", reader, article, author, null, null, closed ? List.of(author) : null);
    }

    public static Command minused(String command, String reader, String article, String author) {
        return new Command(command, "article-minused", reader, article, author, null, null, null);
    }
}
