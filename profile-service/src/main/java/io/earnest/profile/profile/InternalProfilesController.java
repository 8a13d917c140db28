package io.earnest.profile.profile;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Internal")
class InternalProfilesController {
    private static final int MOST = 100;

    private final ProfileStore store;
    private final Handles handles;
    private final Operators operators;
    private final ShownLevels levels;

    InternalProfilesController(ProfileStore store, Handles handles, Operators operators, ShownLevels levels) {
        this.store = store;
        this.handles = handles;
        this.operators = operators;
        this.levels = levels;
    }

    record Cards(List<Card> items) {}

    /**
     * @param level as it is now: what the person may do
     * @param publicLevel what others are shown beside the handle
     * @param commentLevel what others are shown beside a pen name
     */
    record Card(
            String id,
            String handle,
            String displayName,
            int level,
            int publicLevel,
            int commentLevel,
            List<String> roles,
            boolean suspended,
            boolean deleted,
            @Nullable String avatarId) {}

    @GetMapping("/internal/profiles")
    @Operation(summary = "Profiles by ids or handles (at most 100); unknown ones are absent")
    Cards profiles(
            Caller caller,
            @RequestParam(name = "ids", required = false) @Nullable List<String> ids,
            @RequestParam(name = "handles", required = false) @Nullable List<String> handlesAsked) {
        caller.require("profiles-read");
        List<String> wanted = new ArrayList<>(ids == null ? List.of() : ids);
        int asked = wanted.size() + (handlesAsked == null ? 0 : handlesAsked.size());
        if (asked == 0 || asked > MOST) {
            throw Problem.invalid("ids", "ask for 1 to " + MOST + " ids or handles")
                    .exception();
        }
        if (handlesAsked != null) {
            wanted.addAll(handles.profilesOf(
                    handlesAsked.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList()));
        }
        Set<String> operating = operators.all();
        return new Cards(store.byIds(wanted).stream()
                .map(profile -> card(profile, operating))
                .toList());
    }

    private Card card(Profile profile, Set<String> operating) {
        List<String> roles = new ArrayList<>(profile.roles());
        if (operating.contains(profile.id())) {
            roles.add(Profiles.OPERATOR);
        }
        return new Card(
                profile.id(),
                profile.handle(),
                profile.displayName(),
                profile.level(),
                levels.ofHandle(profile),
                levels.ofComments(profile),
                roles,
                profile.suspended(),
                profile.deleted(),
                profile.avatarId());
    }
}
