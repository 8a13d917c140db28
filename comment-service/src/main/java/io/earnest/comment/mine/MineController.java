package io.earnest.comment.mine;

import io.earnest.chassis.Ids;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.comment.comment.Comments;
import io.earnest.comment.profile.Avatars;
import io.earnest.comment.profile.Person;
import io.earnest.comment.profile.Profiles;
import io.earnest.comment.speaker.Speakers;
import io.earnest.comment.vote.OwnVotes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Mine")
class MineController {
    private static final int MAX_IDS = 100;

    private final Profiles profiles;
    private final Avatars avatars;
    private final Speakers speakers;
    private final Comments comments;
    private final OwnVotes votes;

    MineController(Profiles profiles, Avatars avatars, Speakers speakers, Comments comments, OwnVotes votes) {
        this.profiles = profiles;
        this.avatars = avatars;
        this.speakers = speakers;
        this.comments = comments;
        this.votes = votes;
    }

    record Choice(String id, String name, String imageUrl, int availableFromLevel, boolean unlocked) {}

    /**
     * @param reason why the viewer may not comment, null where they may
     * @param fixedAvatarId the avatar under which the viewer speaks here already
     * @param mine ids of the viewer's newest comments here, at most 100
     * @param votes the viewer's votes on the comments asked for; where none is named, the newest below the article
     */
    record Mine(
            boolean allowed,
            @Nullable String reason,
            int requiredLevel,
            int level,
            List<Choice> avatars,
            @Nullable String fixedAvatarId,
            List<String> mine,
            List<OwnVotes.OwnVote> votes) {}

    @GetMapping("/api/articles/{id}/comments/mine")
    @Operation(summary = "What the comment panel needs to know of the viewer")
    Mine mine(
            @PathVariable String id, @RequestParam(required = false) @Nullable List<String> commentIds, Viewer viewer) {
        List<String> asked = commentIds == null ? List.of() : commentIds;
        if (asked.size() > MAX_IDS) {
            throw Problem.invalid("commentIds", "must be at most " + MAX_IDS).exception();
        }
        String articleId = Ids.ofSlug(id);
        Person person = profiles.glance(viewer);
        Optional<String> avatar = speakers.avatarOf(articleId, viewer.id());
        return new Mine(
                person.mayComment(),
                reason(person),
                Person.COMMENT_LEVEL,
                person.level(),
                avatars.all().stream()
                        .map(o -> new Choice(
                                o.avatar().id(),
                                o.avatar().name(),
                                o.avatar().imageUrl(),
                                o.availableFromLevel(),
                                o.openTo(person)))
                        .toList(),
                avatar.orElse(null),
                // A comment is written as a speaker, who stays as long as the comment: who is none has written nothing
                // here.
                avatar.isPresent() ? comments.idsBy(articleId, viewer.id(), MAX_IDS) : List.of(),
                asked.isEmpty() ? votes.newest(viewer.id(), articleId, MAX_IDS) : votes.of(viewer.id(), asked));
    }

    private static @Nullable String reason(Person person) {
        if (person.mayComment()) {
            return null;
        }
        return person.suspended() ? "suspended" : "level-too-low";
    }
}
