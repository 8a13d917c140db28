package io.earnest.rewards.proof.check;

import io.earnest.rewards.log.note.NoteKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a proof was found to prove.
 *
 * @param claim what is true, in a sentence
 * @param checkpoint under which all of it stands
 * @param keys those of the log that were believed
 * @param byPolicy whether the reader's policy named those keys, and not the file itself
 * @param witnesses the reader's witnesses that signed the checkpoint, and when, in seconds since 1970
 */
public record Verified(
        String claim, Checkpoint checkpoint, List<NoteKey> keys, boolean byPolicy, Map<String, Long> witnesses) {

    /** As people read it, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(claim);
        lines.add("It stands in the log " + checkpoint.head().origin() + " of "
                + checkpoint.head().size() + " blocks, under a signed checkpoint.");
        witnesses.forEach((name, time) ->
                lines.add("The witness " + name + " saw this checkpoint at " + Instant.ofEpochSecond(time) + "."));
        if (!byPolicy) {
            lines.add("Not checked: whose log it is. The log's key was taken from the file itself.");
        }
        if (witnesses.isEmpty()) {
            lines.add("Not checked: whether others were shown the same log. No witness was asked for.");
        }
        return lines;
    }
}
