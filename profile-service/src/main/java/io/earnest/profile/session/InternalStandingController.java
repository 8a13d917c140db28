package io.earnest.profile.session;

import io.earnest.chassis.token.Caller;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells whether a token that still verifies may still write. */
@RestController
@Tag(name = "Internal")
class InternalStandingController {
    private final Profiles profiles;
    private final Sessions sessions;

    InternalStandingController(Profiles profiles, Sessions sessions) {
        this.profiles = profiles;
        this.sessions = sessions;
    }

    record StandingView(Standing standing) {}

    /** Where a person with a token stands. */
    enum Standing {
        GOOD,
        SUSPENDED,
        /** The session was ended, or the account deleted. */
        ENDED
    }

    @GetMapping("/internal/standing")
    @Operation(summary = "Whether a profile is suspended or deleted, or this session of it has ended")
    StandingView standing(Caller caller, @RequestParam String profile, @RequestParam String session) {
        caller.require("standing-read");
        Optional<Profile> found = profiles.byId(profile).filter(p -> !p.deleted());
        if (found.isEmpty()) {
            return new StandingView(Standing.ENDED);
        }
        if (found.get().suspended()) {
            return new StandingView(Standing.SUSPENDED);
        }
        return new StandingView(sessions.isLive(session, profile) ? Standing.GOOD : Standing.ENDED);
    }
}
