package io.earnest.comment.speaker;

import io.earnest.chassis.export.Export;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Under which avatar and number somebody speaks where, for their export. */
@Component
public class OwnSpeakers {
    private static final int MOST = 200;

    private final Speakers speakers;

    OwnSpeakers(Speakers speakers) {
        this.speakers = speakers;
    }

    record SpeakerExport(String articleId, String avatarId, int number) {}

    /** The speakers behind a key. */
    public Export.Slice page(String profile, @Nullable String after) {
        return Export.Slice.of(
                speakers.of(profile, after, MOST + 1),
                MOST,
                Speakers.Binding::id,
                b -> new SpeakerExport(b.articleId(), b.avatarId(), b.number()));
    }
}
