package io.earnest.profile.profile;

import org.springframework.stereotype.Component;

/**
 * Erases what ties an account to a person, and nothing that it did. The first write decides: from then on the account is
 * deleted, and repeating all of it, after a crash between any two writes, only does what was not done.
 */
@Component
public class Erasure {
    private final ProfileStore profiles;
    private final Handles handles;

    Erasure(ProfileStore profiles, Handles handles) {
        this.profiles = profiles;
        this.handles = handles;
    }

    /** Erases the profile of that id; nothing happens where there is none. */
    public void erase(String id) {
        profiles.byId(id).filter(profile -> !profile.deleted()).ifPresent(profiles::erase);
        profiles.byId(id).ifPresent(erased -> {
            if (erased.formerHandle() != null) {
                handles.cutLoose(erased.formerHandle(), id);
                profiles.forgetFormerHandle(id);
            }
        });
    }
}
