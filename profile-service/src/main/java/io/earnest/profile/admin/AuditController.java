package io.earnest.profile.admin;

import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.ProfileStore;
import io.earnest.profile.profile.Profiles;
import io.earnest.profile.rewards.Settlement;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/admin/audit")
@Tag(name = "Operators")
class AuditController {
    private final Profiles profiles;
    private final ProfileStore store;
    private final AuditStore audit;

    AuditController(Profiles profiles, ProfileStore store, AuditStore audit) {
        this.profiles = profiles;
        this.store = store;
        this.audit = audit;
    }

    /**
     * An admin write.
     *
     * @param actor handle of who did it, as it is now
     * @param subject a handle where a profile was the subject, else the id of what was
     * @param settlement where money moved, once it has
     * @param problem why it was refused
     */
    record RecordView(
            String id,
            Instant at,
            String actor,
            String action,
            String subject,
            String note,
            AuditRecord.Status status,
            @Nullable Settlement settlement,
            @Nullable Problem problem) {}

    @GetMapping
    @Operation(summary = "Every admin write: who, what, when, why; newest first")
    Page<RecordView> records(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        profiles.requireOperator(viewer);
        Page<AuditRecord> page = audit.page(cursor, Paging.limit(limit));
        return new Page<>(views(page.items()), page.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One admin write, and how it ended")
    RecordView record(Viewer viewer, @PathVariable String id) {
        profiles.requireOperator(viewer);
        AuditRecord found =
                audit.byId(id).orElseThrow(() -> Problem.notFound("record").exception());
        return views(List.of(found)).getFirst();
    }

    private List<RecordView> views(List<AuditRecord> records) {
        Map<String, String> handles =
                store
                        .byIds(records.stream()
                                .flatMap(r -> Stream.of(r.actor(), r.subject()))
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Profile::id, Profile::handle));
        return records.stream()
                .map(r -> new RecordView(
                        r.id(),
                        r.at(),
                        handles.getOrDefault(r.actor(), r.actor()),
                        r.action(),
                        handles.getOrDefault(r.subject(), r.subject()),
                        r.note(),
                        r.status(),
                        r.settlement(),
                        r.problem() == null ? null : Refusals.problem(r.problem())))
                .toList();
    }
}
