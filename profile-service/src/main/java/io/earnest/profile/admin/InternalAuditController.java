package io.earnest.profile.admin;

import io.earnest.chassis.Ids;
import io.earnest.chassis.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Internal")
class InternalAuditController {
    private final AuditStore audit;
    private final Clock clock;

    InternalAuditController(AuditStore audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    record AuditBatch(@NotNull @Size(min = 1, max = 100) List<@Valid @NotNull ReportedWrite> events) {}

    record ReportedWrite(
            @NotNull @Size(min = 1, max = 200) String key,

            @NotNull @Pattern(regexp = Ids.PATTERN, message = "must be a profile's id")
            String actor,

            @NotNull @Size(min = 1, max = 60) String action,
            @NotNull @Size(max = 200) String subject,
            @Nullable @Size(max = 500) String note) {}

    @PostMapping("/internal/audit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Record other services' admin writes, each once by its key",
            description = "403 unless the caller has the scope audit-{action} for each of them; then none is recorded.")
    void append(Caller caller, @Valid @RequestBody AuditBatch events) {
        events.events.forEach(event -> caller.require("audit-" + event.action));
        for (ReportedWrite event : events.events) {
            audit.append(AuditRecord.noted(
                    AuditRecord.reportedId(caller.name(), event.key),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    event.actor,
                    event.action,
                    event.subject,
                    event.note == null ? "" : event.note));
        }
    }
}
