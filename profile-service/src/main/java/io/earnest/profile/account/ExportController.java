package io.earnest.profile.account;

import io.earnest.chassis.export.Export;
import io.earnest.chassis.export.ExportPage;
import io.earnest.chassis.notification.OwnNotifications;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.admin.OwnAudit;
import io.earnest.profile.experience.OwnExperience;
import io.earnest.profile.factor.Factors;
import io.earnest.profile.factor.OwnFactors;
import io.earnest.profile.follow.store.FollowStore;
import io.earnest.profile.follow.store.Follows.Kind;
import io.earnest.profile.passkey.Passkeys;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import io.earnest.profile.rewards.Settlement;
import io.earnest.profile.session.Sessions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
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
    private final OwnFactors factors;
    private final Passkeys passkeys;
    private final OwnNotifications notifications;
    private final FollowStore follows;

    ExportController(
            Profiles profiles,
            Sessions sessions,
            OwnExperience experience,
            OwnAudit audit,
            OwnFactors factors,
            Passkeys passkeys,
            OwnNotifications notifications,
            FollowStore follows) {
        this.profiles = profiles;
        this.sessions = sessions;
        this.experience = experience;
        this.audit = audit;
        this.factors = factors;
        this.passkeys = passkeys;
        this.notifications = notifications;
        this.follows = follows;
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

    record FollowedExport(String name, Instant since) {}

    record SessionExport(String id, Instant createdAt, Instant lastUsedAt, String client, boolean current) {}

    /**
     * What there is beside the password, without what proves it.
     *
     * @param name of a passkey
     * @param lastUsedAt of a passkey
     * @param left of recovery codes
     */
    record FactorExport(
            String kind,
            Instant since,
            @Nullable String name,
            @Nullable Instant lastUsedAt,
            @Nullable Integer left) {}

    @GetMapping("/api/export")
    @Operation(summary = "What is held about the viewer here, a page at a time")
    ExportPage export(Viewer viewer, @RequestParam(required = false) @Nullable String cursor) {
        Profile profile = profiles.of(viewer);
        return Export.of(
                        Export.Section.single("account", () -> card(profile)),
                        Export.Section.list("sessions", after -> sessions(viewer)),
                        Export.Section.list("factors", after -> factors(profile)),
                        Export.Section.list("experience", after -> experience.page(profile.id(), after)),
                        Export.Section.list("orders", after -> audit.page(profile.id(), after)),
                        Export.Section.list("followedAuthors", after -> follows(profile, Kind.AUTHOR)),
                        Export.Section.list("followedTags", after -> follows(profile, Kind.TAG)))
                .and(notifications.sections(profile.id()))
                .page(cursor);
    }

    /** Authors by their ids: it names nobody but the viewer. */
    private Export.Slice follows(Profile profile, Kind kind) {
        return new Export.Slice(
                follows.of(profile.id()).of(kind).stream()
                        .map(followed -> new FollowedExport(followed.name(), followed.since()))
                        .toList(),
                null);
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

    private Export.Slice factors(Profile profile) {
        Factors own = factors.of(profile.id());
        List<FactorExport> found = new ArrayList<>();
        if (own.codesAt() != null) {
            found.add(new FactorExport("recovery-codes", own.codesAt(), null, null, own.codesLeft()));
        }
        if (own.totp() != null) {
            found.add(new FactorExport("totp", own.totp().since(), null, null, null));
        }
        passkeys.of(profile.id())
                .forEach(p -> found.add(new FactorExport("passkey", p.createdAt(), p.name(), p.lastUsedAt(), null)));
        return new Export.Slice(found, null);
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
