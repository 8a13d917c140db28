package io.earnest.profile.admin;

import io.earnest.chassis.export.Export;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What operators ordered about somebody, for that person's own eyes: neither who ordered it nor their note. */
@Component
public class OwnAudit {
    private static final int MOST = 100;

    private final AuditStore store;

    OwnAudit(AuditStore store) {
        this.store = store;
    }

    record OrderExport(Instant at, String action, AuditRecord.Status status) {}

    /** The records about a profile behind a key. */
    public Export.Slice page(String profile, @Nullable String after) {
        return Export.Slice.of(
                store.about(profile, after, MOST + 1),
                MOST,
                AuditRecord::id,
                r -> new OrderExport(r.at(), r.action(), r.status()));
    }
}
