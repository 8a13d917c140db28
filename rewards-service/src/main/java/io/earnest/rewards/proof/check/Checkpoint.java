package io.earnest.rewards.proof.check;

import io.earnest.rewards.log.note.Note;
import io.earnest.rewards.log.note.NoteKey;
import io.earnest.rewards.log.note.SignatureLine;
import io.earnest.rewards.log.note.TreeHead;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint that somebody shows (C2SP tlog-checkpoint).
 *
 * @param note with all its signatures
 * @param head what it says
 */
record Checkpoint(Note note, TreeHead head) {

    /**
     * Reads a signed note.
     *
     * @throws IllegalArgumentException if it is no checkpoint
     */
    static Checkpoint parse(String text) {
        Note note = Note.parse(text);
        return new Checkpoint(note, TreeHead.parse(note.text()));
    }

    /** Whether one of these keys of the log signed; a signature of one of them that is false is a flaw. */
    boolean signedBy(List<NoteKey> keys) {
        boolean signed = false;
        for (NoteKey key : keys) {
            if (!key.isOfWitness() && key.name().equals(head.origin())) {
                signed |= seen(key, Flaw.Kind.CHECKPOINT_SIGNATURE).isPresent();
            }
        }
        return signed;
    }

    /** When a witness says that it saw this, in seconds since 1970; empty if it does not say so. */
    Optional<Long> witnessed(NoteKey witness) {
        return seen(witness, Flaw.Kind.WITNESS_SIGNATURE)
                .map(line -> NoteKey.cosignedAt(line).orElseThrow());
    }

    /** The key's line; empty if there is none. */
    private Optional<SignatureLine> seen(NoteKey key, Flaw.Kind otherwise) {
        List<SignatureLine> lines = note.signatures().stream().filter(key::isOf).toList();
        if (!lines.isEmpty() && !note.isSignedBy(key)) {
            throw new Flaw(
                    otherwise, "The signature of " + key.name() + " is not what its key makes of the checkpoint.");
        }
        return lines.stream().findFirst();
    }
}
