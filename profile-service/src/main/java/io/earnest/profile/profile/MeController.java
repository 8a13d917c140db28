package io.earnest.profile.profile;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.avatar.Avatar;
import io.earnest.profile.avatar.Avatars;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Me")
class MeController {
    private final Profiles profiles;
    private final ProfileStore store;
    private final MeViews views;

    MeController(Profiles profiles, ProfileStore store, MeViews views) {
        this.profiles = profiles;
        this.store = store;
        this.views = views;
    }

    /** What is absent or null stays as it is; {@code avatarId} {@code neutral} goes back to none. */
    record Changes(
            @Nullable @Size(max = 60) @Pattern(regexp = DisplayText.LINE, message = DisplayText.LINE_MESSAGE)
            String displayName,

            @Nullable @Size(max = 500) @Pattern(regexp = DisplayText.LINES, message = DisplayText.LINES_MESSAGE)
            String bio,

            @Nullable @Size(max = 40) String avatarId) {}

    @GetMapping("/api/me")
    @Operation(summary = "One's own profile: level, avatars, privileges, the starter grant's settlement")
    MeViews.Me me(Viewer viewer) {
        return views.of(profiles.of(viewer));
    }

    @PatchMapping("/api/me")
    @Operation(
            summary = "Change name, bio or avatar",
            description = "What is absent stays. 403 level-too-low for an avatar that is not unlocked;"
                    + " avatarId `neutral` goes back to none.")
    MeViews.Me change(Viewer viewer, @Valid @RequestBody Changes changes) {
        Profile profile = profiles.of(viewer);
        if (profile.suspended()) {
            throw Problem.forbidden("This account is suspended.").exception();
        }
        String displayName = changes.displayName == null ? null : DisplayText.line(changes.displayName);
        if (displayName != null && displayName.isEmpty()) {
            throw Problem.invalid("displayName", "must show something").exception();
        }
        String avatar = changes.avatarId;
        boolean neutral = Avatars.NEUTRAL.id().equals(avatar);
        if (avatar != null && !neutral) {
            requireUnlocked(avatar, profile.level());
        }
        store.edit(
                profile.id(),
                displayName,
                changes.bio == null ? null : DisplayText.lines(changes.bio),
                neutral ? null : avatar);
        if (neutral) {
            store.removeAvatar(profile.id());
        }
        return views.of(profiles.of(viewer));
    }

    private static void requireUnlocked(String id, int level) {
        Avatar avatar = Avatars.byId(id)
                .orElseThrow(() ->
                        Problem.invalid("avatarId", "is none of the catalogue").exception());
        if (level < avatar.availableFromLevel()) {
            throw Problem.of("level-too-low", 403, "Your level is too low")
                    .detail(avatar.name() + " is available from LVL " + avatar.availableFromLevel() + ".")
                    .with("requiredLevel", avatar.availableFromLevel())
                    .with("level", level)
                    .exception();
        }
    }
}
