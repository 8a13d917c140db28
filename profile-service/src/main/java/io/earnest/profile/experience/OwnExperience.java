package io.earnest.profile.experience;

import io.earnest.chassis.export.Export;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What brought somebody experience, for their own eyes. */
@Component
public class OwnExperience {
    private static final int MOST = 100;

    private final ExperienceStore store;

    OwnExperience(ExperienceStore store) {
        this.store = store;
    }

    /**
     * A day, or a gift.
     *
     * @param day the UTC day; null for a gift
     */
    record TallyExport(@Nullable String day, long xp, List<GainExport> gains) {}

    /** Without the event's key: that of a like received would tell whose like it was. */
    record GainExport(Kind kind, long xp) {}

    /** The days and gifts behind a key, oldest first. */
    public Export.Slice page(String profile, @Nullable String after) {
        return Export.Slice.of(store.tallies(profile, after, MOST + 1), MOST, Tally::id, tally -> {
            String name = tally.id().substring(profile.length() + 1);
            return new TallyExport(
                    name.startsWith(Tally.GIFT) ? null : name,
                    tally.xp(),
                    tally.gains().stream()
                            .map(gain -> new GainExport(gain.kind(), gain.xp()))
                            .toList());
        });
    }
}
