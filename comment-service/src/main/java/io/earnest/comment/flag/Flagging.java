package io.earnest.comment.flag;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.comment.comment.Comment;
import io.earnest.comment.comment.CommentProblems;
import io.earnest.comment.comment.Comments;
import io.earnest.comment.markdown.CommentMarkdown;
import io.earnest.comment.profile.Person;
import io.earnest.comment.profile.Profiles;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Flags comments: written down with an intent, then counted in the comment's case. */
@Component
class Flagging {
    static final int MAX_CHARACTERS = 500;

    private final Comments comments;
    private final Profiles profiles;
    private final Flags flags;
    private final Cases cases;
    private final FlagDays days;
    private final FlagCompletion completion;
    private final Clock clock;

    Flagging(
            Comments comments,
            Profiles profiles,
            Flags flags,
            Cases cases,
            FlagDays days,
            FlagCompletion completion,
            Clock clock) {
        this.comments = comments;
        this.profiles = profiles;
        this.flags = flags;
        this.cases = cases;
        this.days = days;
        this.completion = completion;
        this.clock = clock;
    }

    /** The person's flag on the comment: this one, or the one that they gave before. */
    Flag flag(Viewer viewer, String commentId, String text) {
        String words = words(text);
        Reason reason = Reason.named(words);
        Person person = profiles.who(viewer, p -> !p.suspended());
        if (person.suspended()) {
            throw person.refusal(0);
        }
        Comment comment = flaggable(commentId, viewer.id());
        int round = cases.find(commentId)
                .map(c -> c.roundFor(ModerationQueue.textVersion(comment)))
                .orElse(1);
        String id = Flag.id(commentId, viewer.id());
        Optional<Flag> known = flags.find(id);
        if (known.isPresent() && known.get().round() >= round) {
            return known.get();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!days.take(viewer.id(), commentId, LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            throw tooMany();
        }
        Flag flag = new Flag(
                id,
                commentId,
                viewer.id(),
                reason == null ? Reason.OTHER : reason,
                reason == null ? words : null,
                round,
                now,
                completion.claimed(id, round));
        if (!flags.write(flag)) {
            return flags.find(id).orElse(flag);
        }
        completion.complete(id);
        return flag;
    }

    private Comment flaggable(String commentId, String flagger) {
        Comment comment = comments.find(commentId)
                .filter(c -> c.shown() || c.deleted() || c.isBy(flagger))
                .orElseThrow(() -> Problem.notFound("comment").exception());
        if (comment.deleted()) {
            throw CommentProblems.deleted();
        }
        if (comment.isBy(flagger)) {
            throw Problem.of("own-comment", 403, "This comment is your own")
                    .detail("Nobody flags what they wrote themselves. You can delete it.")
                    .exception();
        }
        return comment;
    }

    private static String words(String text) {
        String words = CommentMarkdown.normalized(text).strip();
        if (words.isEmpty() || text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
            throw Problem.invalid(
                            "reason",
                            "must be one of SPAM, HARASSMENT, HATE, SEXUAL, ILLEGAL, or words of your own, 1 to "
                                    + MAX_CHARACTERS + " characters")
                    .exception();
        }
        return words;
    }

    private static RuntimeException tooMany() {
        return Problem.of("daily-limit", 429, "No more flags today")
                .detail("A profile can flag " + FlagDays.PER_DAY + " comments a day (UTC). Go on tomorrow.")
                .with("limit", FlagDays.PER_DAY)
                .exception();
    }
}
