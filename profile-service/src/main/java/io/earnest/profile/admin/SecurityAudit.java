package io.earnest.profile.admin;

import io.earnest.chassis.Ids;
import io.earnest.profile.factor.SecurityChange;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes what people change about how they sign in: who asks later when that was, and by what, finds it. */
@Component
class SecurityAudit {
    private final AuditStore audit;
    private final Clock clock;

    SecurityAudit(AuditStore audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener
    void changed(SecurityChange change) {
        audit.append(new AuditRecord(
                Ids.random(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                change.profile(),
                change.action(),
                change.profile(),
                "",
                AuditRecord.Status.DONE,
                null,
                null,
                null,
                null));
    }
}
