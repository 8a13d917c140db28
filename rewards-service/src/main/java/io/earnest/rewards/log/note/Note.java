package io.earnest.rewards.log.note;

import java.util.ArrayList;
import java.util.List;

/**
 * A signed note. That it is signed by whom one trusts has to be asked of its keys.
 *
 * @param text what is signed, with its last line's end
 * @param signatures one or more
 */
public record Note(String text, List<SignatureLine> signatures) {
    private static final int MOST_CHARACTERS = 64 * 1024;
    private static final int MOST_SIGNATURES = 100;

    public Note {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException("a note has a text that ends its last line, and a signature");
        }
    }

    /**
     * A note from its text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Note parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || blank + 2 == note.length() || !note.endsWith("\n") || note.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a note is a text, a blank line and signature lines");
        }
        if (note.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new IllegalArgumentException("a note has no control characters");
        }
        List<SignatureLine> lines = new ArrayList<>();
        for (String line : note.substring(blank + 2, note.length() - 1).split("\n", -1)) {
            lines.add(SignatureLine.parse(line));
        }
        return new Note(note.substring(0, blank + 1), lines);
    }

    /** Whether one of the signatures is the key's; one that says so and is not spoils the note. */
    public boolean isSignedBy(NoteKey key) {
        List<SignatureLine> its = signatures.stream().filter(key::isOf).toList();
        return !its.isEmpty() && its.stream().allMatch(line -> key.verifies(line, text));
    }

    /** The note as it is shown. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line).append('\n'));
        return note.toString();
    }
}
