package io.earnest.rewards.log;

import io.earnest.rewards.log.note.Note;
import io.earnest.rewards.log.note.SignatureLine;
import io.earnest.rewards.log.note.TreeHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A checkpoint that was published.
 *
 * @param head origin, size and root
 * @param signatures of the log
 * @param cosignatures of the witnesses that have seen it, by now
 * @param at when it was signed first
 */
public record Checkpoint(TreeHead head, List<SignatureLine> signatures, List<Cosignature> cosignatures, Instant at) {

    public Checkpoint {
        signatures = List.copyOf(signatures);
        cosignatures = List.copyOf(cosignatures);
    }

    /**
     * A witness' word.
     *
     * @param witness its name in the policy
     * @param at when the witness says that it signed
     */
    public record Cosignature(String witness, SignatureLine line, Instant at) {}

    /** How many blocks it covers: 1 to this. */
    public long size() {
        return head.size();
    }

    /** The tree's root, 32 bytes. */
    public byte[] root() {
        return Base64.getDecoder().decode(head.root());
    }

    /** The signed note, with the cosignatures. */
    public String note() {
        List<SignatureLine> lines = new ArrayList<>(signatures);
        cosignatures.forEach(cosignature -> lines.add(cosignature.line()));
        return new Note(head.text(), lines).toString();
    }

    /** The note as the log alone signed it. */
    String ownNote() {
        return new Note(head.text(), signatures).toString();
    }

    /** Whether the witness of that name has signed it. */
    boolean isCosignedBy(String witness) {
        return cosignatures.stream().anyMatch(c -> c.witness().equals(witness));
    }
}
