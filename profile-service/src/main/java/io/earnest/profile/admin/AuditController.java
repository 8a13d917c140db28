package io.earnest.profile.admin;

import io.earnest.chassis.Ids;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.ProfileStore;
import io.earnest.profile.profile.Profiles;
import io.earnest.profile.rewards.Settlement;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
     * @param reporter the service that vouches for it, by the key that it signed with
     * @param actor handle of who did it, as it is now
     * @param subject a handle where a profile was the subject, else the id of what was
     * @param note the reason, or, where an article was given to a profile, that one's handle as it is now
     * @param details what exactly was ordered here: twei, xp, roles, suspended, version, commentId, as far as the action has them
     * @param settlement where money moved, once it has
     * @param problem why it was refused
     */
    record RecordView(
            String id,
            Instant at,
            String reporter,
            String actor,
            String action,
            String subject,
            String note,
            Map<String, Object> details,
            AuditRecord.Status status,
            @Nullable Settlement settlement,
            @Nullable Problem problem) {}

    @GetMapping
    @Operation(summary = "Every admin write: who, what, when, why; newest first")
    Page<RecordView> records(
            Viewer viewer,
            @Parameter(description = "only this action, such as comment-removed")
                    @RequestParam(required = false)
                    @Nullable
                    String action,
            @Parameter(description = "only what this handle did") @RequestParam(required = false) @Nullable
                    String actor,
            @Parameter(
                            description =
                                    "only what was done to this: a handle, or the id of an article, a comment, an entry")
                    @RequestParam(required = false)
                    @Nullable
                    String subject,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        profiles.requireOperator(viewer);
        Page<AuditRecord> page = audit.page(
                new AuditStore.Filter(given(action), idOf(given(actor)), idOf(given(subject))),
                cursor,
                Paging.limit(limit));
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

    /** A form sends what was not filled in as empty. */
    private static @Nullable String given(@Nullable String parameter) {
        return parameter == null || parameter.isBlank() ? null : parameter.strip();
    }

    /** Profiles are kept by id; what is no handle is the id of something else. */
    private @Nullable String idOf(@Nullable String handleOrId) {
        return handleOrId == null
                ? null
                : profiles.byHandle(handleOrId.toLowerCase(Locale.ROOT))
                        .map(Profile::id)
                        .orElse(handleOrId);
    }

    /** The profile is left out: where the subject is a comment, it is the writer, who stays unknown. */
    private static Map<String, Object> details(AuditRecord entry) {
        Order order = entry.order();
        Map<String, Object> details = new LinkedHashMap<>();
        if (order != null) {
            put(details, "twei", order.twei());
            put(details, "xp", order.xp());
            put(details, "roles", order.roles());
            put(details, "suspended", order.suspended());
            put(details, "version", order.version());
            if (order.kind() == Order.Kind.SUSPENSION && !entry.subject().equals(order.profile())) {
                details.put("commentId", entry.subject());
            }
        }
        return details;
    }

    private static void put(Map<String, Object> details, String name, @Nullable Object value) {
        if (value != null) {
            details.put(name, value);
        }
    }

    private List<RecordView> views(List<AuditRecord> records) {
        Map<String, String> handles = store
                .byIds(records.stream()
                        .flatMap(r -> Stream.of(r.actor(), r.subject(), r.note()))
                        .filter(Ids::isId)
                        .toList())
                .stream()
                .collect(Collectors.toMap(Profile::id, Profile::handle));
        return records.stream()
                .map(r -> new RecordView(
                        r.id(),
                        r.at(),
                        r.reporter(),
                        handles.getOrDefault(r.actor(), r.actor()),
                        r.action(),
                        handles.getOrDefault(r.subject(), r.subject()),
                        handles.getOrDefault(r.note(), r.note()),
                        details(r),
                        r.status(),
                        r.settlement(),
                        r.problem() == null ? null : Refusals.problem(r.problem())))
                .toList();
    }
}
