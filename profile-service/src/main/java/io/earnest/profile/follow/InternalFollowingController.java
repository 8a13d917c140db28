package io.earnest.profile.follow;

import io.earnest.chassis.token.Caller;
import io.earnest.profile.follow.store.FollowStore;
import io.earnest.profile.follow.store.Follows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Internal")
class InternalFollowingController {
    private final FollowStore store;

    InternalFollowingController(FollowStore store) {
        this.store = store;
    }

    /** Ids of profiles, some of which may be deleted by now, and tags. */
    record Ids(List<String> authors, List<String> tags) {}

    @GetMapping("/internal/following")
    @Operation(summary = "What a profile follows, for the list of articles that it asks for")
    Ids following(Caller caller, @RequestParam String profile) {
        caller.require("following-read");
        Follows follows = store.of(profile);
        return new Ids(names(follows.authors()), names(follows.tags()));
    }

    private static List<String> names(List<Follows.Followed> list) {
        return list.stream().map(Follows.Followed::name).toList();
    }
}
