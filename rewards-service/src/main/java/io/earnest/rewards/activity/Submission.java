package io.earnest.rewards.activity;

import io.earnest.chassis.problem.Problem;
import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.tariff.Tariffs;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A batch of commands as it comes in.
 *
 * @param commands 1 to 512
 */
record Submission(@NotNull @Size(min = 1, max = 512) @Valid List<Request> commands) {
    Submission {
        if (commands != null && commands.contains(null)) {
            throw Problem.invalid("commands", "must not hold null").exception();
        }
    }

    /**
     * One command: facts, never amounts (but for a grant). Which fields an activity needs, the ledger says.
     *
     * @param command {@code {natural key}#{attempt}}
     * @param activity its name, such as {@code comment-liked}
     * @param closed which of author and commenter have deleted their account: nothing is paid to them
     */
    record Request(
            @NotBlank @Size(max = 240) String command,
            @NotBlank @Size(max = 40) String activity,
            @NotBlank @Size(max = 64) String actor,
            @Nullable @Size(max = 64) String article,
            @Nullable @Size(max = 64) String comment,
            @Nullable @Size(max = 64) String author,
            @Nullable @Size(max = 64) String commenter,
            @Nullable Integer level,
            @Nullable Integer requiredSeconds,
            @Nullable Long twei,
            @Nullable @Size(max = 64) String to,
            @Nullable @Size(max = 200) String entry,
            @Nullable @Size(max = 2000) String note,
            @Nullable Map<String, Object> tariff,
            @Nullable @Size(max = 2) List<@NotBlank @Size(max = 64) String> closed) {

        /** @throws IllegalArgumentException with what is wrong with the tariff */
        Command toCommand(Activity known) {
            return new Command(
                    command,
                    known,
                    actor,
                    article,
                    comment,
                    author,
                    commenter,
                    level,
                    requiredSeconds,
                    twei,
                    to,
                    entry,
                    note,
                    tariff == null ? null : Tariffs.document(tariff),
                    closed == null ? null : Set.copyOf(closed));
        }
    }
}
