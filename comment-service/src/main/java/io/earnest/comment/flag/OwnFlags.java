package io.earnest.comment.flag;

import io.earnest.chassis.export.Export;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody reported, for their export: the comment by its id, never whose it is, nor what was decided. */
@Component
public class OwnFlags {
    private static final int MOST = 200;

    private final Flags flags;

    OwnFlags(Flags flags) {
        this.flags = flags;
    }

    record FlagExport(
            String commentId, Reason reason, @Nullable String words, Instant at) {}

    /** The flags behind a key. */
    public Export.Slice page(String flagger, @Nullable String after) {
        return Export.Slice.of(
                flags.by(flagger, after, MOST + 1),
                MOST,
                Flag::id,
                f -> new FlagExport(f.commentId(), f.reason(), f.words(), f.at()));
    }
}
