package io.earnest.article.difference;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A line of one text or of both. */
public record Line(
        @Schema(
                description =
                        "SAME, ADDED, REMOVED, CHANGED: some words of it, or SKIPPED: lines that are the same in both")
        Kind kind,

        @Schema(description = "The line in pieces; none of lines that were skipped")
        List<Piece> pieces,

        @Schema(description = "How many lines: more than one only where they were skipped")
        int lines) {
    public enum Kind {
        SAME,
        ADDED,
        REMOVED,
        CHANGED,
        SKIPPED
    }

    static Line of(String text, Piece.Kind kind) {
        return new Line(Kind.valueOf(kind.name()), List.of(new Piece(text, kind)), 1);
    }

    static Line skipped(int lines) {
        return new Line(Kind.SKIPPED, List.of(), lines);
    }
}
