package io.earnest.profile.follow;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Following")
class FollowingController {
    private final Following following;

    FollowingController(Following following) {
        this.following = following;
    }

    @GetMapping("/api/me/following")
    @Operation(
            summary = "The authors and tags that the viewer follows, the newest first",
            description = "For the viewer alone: nobody else is told, and nobody is counted. At most 500 of each.")
    Following.FollowingView all(Viewer viewer) {
        return following.of(viewer);
    }

    @Answers({204, 409})
    @PutMapping("/api/me/following/authors/{handle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Follow an author; again changes nothing. 409 too-many-followed")
    void follow(Viewer viewer, @PathVariable String handle) {
        following.author(viewer, handle);
    }

    @DeleteMapping("/api/me/following/authors/{handle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Follow an author no more; again changes nothing")
    void leave(Viewer viewer, @PathVariable String handle) {
        following.leaveAuthor(viewer, handle);
    }

    @Answers({204, 409})
    @PutMapping("/api/me/following/tags/{tag}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Follow a tag; again changes nothing. 409 too-many-followed",
            description = "A tag with a slash, a percent sign or another character that no path may hold is taken by"
                    + " the address without it, as `tag`.")
    void followTag(Viewer viewer, @PathVariable String tag) {
        following.tag(viewer, tag);
    }

    @DeleteMapping("/api/me/following/tags/{tag}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Follow a tag no more; again changes nothing")
    void leaveTag(Viewer viewer, @PathVariable String tag) {
        following.leaveTag(viewer, tag);
    }

    @Answers({204, 409})
    @PutMapping("/api/me/following/tags")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The same for any tag")
    void followAnyTag(Viewer viewer, @RequestParam String tag) {
        following.tag(viewer, tag);
    }

    @DeleteMapping("/api/me/following/tags")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The same for any tag")
    void leaveAnyTag(Viewer viewer, @RequestParam String tag) {
        following.leaveTag(viewer, tag);
    }
}
