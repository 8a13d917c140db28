package io.earnest.profile.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.earnest.profile.avatar.Avatar;
import io.earnest.profile.avatar.Avatars;
import io.earnest.profile.level.Levels;
import io.earnest.profile.level.Privilege;
import io.earnest.profile.rewards.Settlement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A profile as its owner sees it. */
@Component
class MeViews {
    private final Profiles profiles;

    MeViews(Profiles profiles) {
        this.profiles = profiles;
    }

    /**
     * One's own profile.
     *
     * @param nextLevelXp the experience that the next level takes
     * @param settlement how the starter grant stands
     * @param follows whether the author that was asked for is followed; absent where none was
     */
    record Me(
            String id,
            String handle,
            String displayName,
            String bio,
            List<String> roles,
            int level,
            long xp,
            long nextLevelXp,
            @Nullable ChosenAvatar avatar,
            List<AvatarChoice> avatars,
            List<PrivilegeView> privileges,
            Instant joinedAt,
            Settlement settlement,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean follows) {}

    record ChosenAvatar(String id, String name, String imageUrl) {}

    record AvatarChoice(String id, String name, String imageUrl, int availableFromLevel, boolean unlocked) {}

    record PrivilegeView(String name, int availableFromLevel, boolean unlocked) {}

    Me of(Profile profile) {
        return of(profile, null);
    }

    Me of(Profile profile, @Nullable Boolean follows) {
        List<String> roles = profiles.rolesOf(profile);
        int level = profile.level();
        return new Me(
                profile.id(),
                profile.handle(),
                profile.displayName(),
                profile.bio(),
                roles,
                level,
                profile.xp(),
                Levels.xpFor(level + 1),
                chosen(profile.avatarId()),
                Avatars.all().stream().map(avatar -> choice(avatar, level)).toList(),
                Arrays.stream(Privilege.values())
                        .map(p -> new PrivilegeView(p.label(), p.availableFromLevel(), p.unlocked(level, roles)))
                        .toList(),
                profile.joinedAt(),
                profile.settlement(),
                follows);
    }

    private static @Nullable ChosenAvatar chosen(@Nullable String id) {
        return id == null
                ? null
                : Avatars.byId(id)
                        .map(a -> new ChosenAvatar(a.id(), a.name(), a.imageUrl()))
                        .orElse(null);
    }

    private static AvatarChoice choice(Avatar avatar, int level) {
        return new AvatarChoice(
                avatar.id(),
                avatar.name(),
                avatar.imageUrl(),
                avatar.availableFromLevel(),
                level >= avatar.availableFromLevel());
    }
}
