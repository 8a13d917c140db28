package io.earnest.profile.profile;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finding profiles, and what they may do. */
@Component
public class Profiles {
    public static final String OPERATOR = "operator";

    private final ProfileStore store;
    private final Handles handles;
    private final Operators operators;

    Profiles(ProfileStore store, Handles handles, Operators operators) {
        this.store = store;
        this.handles = handles;
        this.operators = operators;
    }

    public Optional<Profile> byId(String id) {
        return store.byId(id);
    }

    /** By the handle, lower-case. */
    public Optional<Profile> byHandle(String handle) {
        return handles.profileOf(handle)
                .flatMap(store::byId)
                .filter(profile -> profile.handle().equals(handle));
    }

    /** The id of the profile that has the handle, lower-case. */
    public Optional<String> idOf(String handle) {
        return handles.profileOf(handle);
    }

    /** By the handle as somebody typed it; 404 where there is none. */
    public Profile required(String handle) {
        return byHandle(handle.strip().toLowerCase(Locale.ROOT))
                .filter(profile -> !profile.deleted())
                .orElseThrow(() -> Problem.notFound("profile").exception());
    }

    /** The profile of whoever asks; 401 where there is none any more. */
    public Profile of(Viewer viewer) {
        return store.byId(viewer.id())
                .filter(profile -> !profile.deleted())
                .orElseThrow(() -> Problem.unauthenticated().exception());
    }

    /** All roles, as they are in the store now. */
    public List<String> rolesOf(Profile profile) {
        List<String> roles = new ArrayList<>(profile.roles());
        if (operators.contains(profile.id())) {
            roles.add(OPERATOR);
        }
        return roles;
    }

    /** The profile of an operator, checked in the store and not in the token; 403 for everybody else. */
    public Profile requireOperator(Viewer viewer) {
        return requireOperator(viewer.id());
    }

    /** As {@link #requireOperator(Viewer)}, for whom another service names. */
    public Profile requireOperator(String id) {
        Profile profile = store.byId(id)
                .filter(found -> !found.deleted())
                .orElseThrow(() -> Problem.unauthenticated().exception());
        if (profile.suspended() || !operators.contains(profile.id())) {
            throw Problem.forbidden("This is for operators.").exception();
        }
        return profile;
    }
}
