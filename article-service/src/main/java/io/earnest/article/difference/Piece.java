package io.earnest.article.difference;

import io.swagger.v3.oas.annotations.media.Schema;

/** A run of text that both have, or one of the two. */
public record Piece(
        String text,

        @Schema(description = "SAME, ADDED: in the later text alone, or REMOVED: in the earlier alone")
        Kind kind) {
    public enum Kind {
        SAME,
        ADDED,
        REMOVED
    }
}
