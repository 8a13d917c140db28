package io.earnest.profile.profile;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.avatar.Avatar;
import io.earnest.profile.avatar.Avatars;
import io.earnest.profile.follow.store.FollowStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Me")
class MeController {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_BIO = 500;

    private final Profiles profiles;
    private final ProfileStore store;
    private final MeViews views;
    private final NameRules names;
    private final FollowStore follows;

    MeController(Profiles profiles, ProfileStore store, MeViews views, NameRules names, FollowStore follows) {
        this.profiles = profiles;
        this.store = store;
        this.views = views;
        this.names = names;
        this.follows = follows;
    }

    /** What is absent stays as it is; null takes away what was there, an empty text too. */
    record Changes(
            @Schema(
                    implementation = String.class,
                    types = {"string", "null"},
                    maxLength = LONGEST_NAME,
                    pattern = DisplayText.LINE)
            @Nullable
            Given displayName,

            @Schema(
                    implementation = String.class,
                    types = {"string", "null"},
                    maxLength = LONGEST_BIO,
                    pattern = DisplayText.LINES)
            @Nullable
            Given bio,

            @Schema(
                    implementation = String.class,
                    types = {"string", "null"},
                    maxLength = 40)
            @Nullable
            Given avatarId) {}

    @GetMapping("/api/me")
    @Operation(
            summary = "One's own profile: level, avatars, privileges, the starter grant's settlement",
            description = "With the handle of an `author` it says also whether one `follows` them.")
    MeViews.Me me(Viewer viewer, @RequestParam(required = false) @Nullable String author) {
        Profile profile = profiles.of(viewer);
        return views.of(
                profile,
                author == null
                        ? null
                        : profiles.idOf(author)
                                .filter(id -> follows.isFollowing(profile.id(), id))
                                .isPresent());
    }

    @PatchMapping("/api/me")
    @Operation(
            summary = "Change name, bio or avatar",
            description =
                    "What is absent stays. null takes away what was there: the name is the handle again, the bio empty,"
                            + " the avatar none (as `neutral` says too); an empty name or bio does the same. 403 level-too-low for"
                            + " an avatar that is not unlocked. A name that speaks for the house is refused (400), unless its"
                            + " owner does.")
    MeViews.Me change(Viewer viewer, @Valid @RequestBody Changes changes) {
        Profile profile = profiles.of(viewer);
        if (profile.suspended()) {
            throw Problem.forbidden("This account is suspended.").exception();
        }
        String displayName = changes.displayName == null ? null : displayName(profile, changes.displayName);
        String bio = changes.bio == null ? null : bio(changes.bio);
        String avatar = changes.avatarId == null ? null : changes.avatarId.text();
        boolean neutral = changes.avatarId != null && (avatar == null || avatar.equals(Avatars.NEUTRAL.id()));
        if (avatar != null && !neutral) {
            requireUnlocked(avatar, profile.level());
        }
        store.edit(profile.id(), displayName, bio, neutral ? null : avatar);
        if (neutral) {
            store.removeAvatar(profile.id());
        }
        return views.of(profiles.of(viewer));
    }

    /** The name to keep; without one the profile is called by its handle, as it was before it had any. */
    private String displayName(Profile profile, Given given) {
        String typed = given.text();
        if (typed == null || typed.isEmpty()) {
            return profile.handle();
        }
        String name = DisplayText.line(DisplayText.required("displayName", typed, LONGEST_NAME, DisplayText.ONE_LINE));
        if (name.isEmpty()) {
            throw Problem.invalid("displayName", "must show something").exception();
        }
        if (!name.equals(profile.displayName()) && !name.equals(profile.handle())) {
            names.require(name, profiles.rolesOf(profile));
        }
        return name;
    }

    private static String bio(Given given) {
        String typed = given.text();
        return typed == null
                ? ""
                : DisplayText.lines(DisplayText.required("bio", typed, LONGEST_BIO, DisplayText.SEVERAL_LINES));
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
