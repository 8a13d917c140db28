package io.earnest.profile.account;

import io.earnest.chassis.export.Export;
import io.earnest.chassis.export.ExportPage;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.admin.OwnAudit;
import io.earnest.profile.experience.OwnExperience;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import io.earnest.profile.rewards.Settlement;
import io.earnest.profile.session.Sessions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** This service's part of {@code GET /api/me/export}, which the gateway composes. Names nobody but the viewer. */
@RestController
@Tag(name = "Export")
class ExportController {
    private final Profiles profiles;
    private final Sessions sessions;
    private final OwnExperience experience;
    private final OwnAudit audit;

    ExportController(Profiles profiles, Sessions sessions, OwnExperience experience, OwnAudit audit) {
        this.profiles = profiles;
        this.sessions = sessions;
        this.experience = experience;
        this.audit = audit;
    }

    /** All that the profile's document holds, but for the password's hash. */
    record ProfileExport(
            String id,
            String handle,
            String displayName,
            String bio,
            @Nullable String avatarId,
            List<String> roles,
            Instant joinedAt,
            int level,
            long xp,
            boolean suspended,
            Settlement starterGrant) {}

    record SessionExport(String id, Instant createdAt, Instant lastUsedAt, String client, boolean current) {}

    @GetMapping("/api/export")
    @Operation(summary = "What is held about the viewer here, a page at a time")
    ExportPage export(Viewer viewer, @RequestParam(required = false) @Nullable String cursor) {
        Profile profile = profiles.of(viewer);
        return Export.of(
                        Export.Section.single("account", () -> card(profile)),
                        Export.Section.list("sessions", after -> sessions(viewer)),
                        Export.Section.list("experience", after -> experience.page(profile.id(), after)),
                        Export.Section.list("orders", after -> audit.page(profile.id(), after)))
                .page(cursor);
    }

    private ProfileExport card(Profile profile) {
        return new ProfileExport(
                profile.id(),
                profile.handle(),
                profile.displayName(),
                profile.bio(),
                profile.avatarId(),
                profiles.rolesOf(profile),
                profile.joinedAt(),
                profile.level(),
                profile.xp(),
                profile.suspended(),
                profile.settlement());
    }

    /** A profile has a few at most. */
    private Export.Slice sessions(Viewer viewer) {
        return new Export.Slice(
                sessions.all(viewer.id()).stream()
                        .map(s -> new SessionExport(
                                s.id(), s.createdAt(), s.rotatedAt(), s.client(), s.id().equals(viewer.session())))
                        .toList(),
                null);
    }
}
