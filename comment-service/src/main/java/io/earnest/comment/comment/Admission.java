package io.earnest.comment.comment;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.comment.article.Article;
import io.earnest.comment.article.Articles;
import io.earnest.comment.profile.Avatar;
import io.earnest.comment.profile.Avatars;
import io.earnest.comment.profile.Person;
import io.earnest.comment.profile.Profiles;
import io.earnest.comment.speaker.AvatarFixed;
import io.earnest.comment.speaker.Speaker;
import io.earnest.comment.speaker.Speakers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may comment where, as whom, and on what: everything that can be checked before anything is written. */
@Component
class Admission {
    private final Profiles profiles;
    private final Avatars avatars;
    private final Articles articles;
    private final Speakers speakers;
    private final Comments comments;

    Admission(Profiles profiles, Avatars avatars, Articles articles, Speakers speakers, Comments comments) {
        this.profiles = profiles;
        this.avatars = avatars;
        this.articles = articles;
        this.speakers = speakers;
        this.comments = comments;
    }

    /** A person who may comment on an article under an avatar. */
    record Admitted(Person person, Article article, Avatar avatar) {}

    Admitted admit(Viewer viewer, String articleId, @Nullable String avatarId, @Nullable String parentId) {
        Person person = profiles.who(viewer, Person::mayComment);
        if (!person.mayComment()) {
            throw person.refusal(Person.COMMENT_LEVEL);
        }
        Article article = articles.now(articleId).published();
        if (parentId != null) {
            checkParent(articleId, parentId, viewer);
        }
        return new Admitted(person, article, avatar(person, viewer, articleId, avatarId));
    }

    /** The speaker for an admitted person. A use that leads to no comment is to be given back. */
    Speaker speaker(Admitted admitted) {
        try {
            return speakers.take(
                    admitted.article().id(),
                    admitted.person().id(),
                    admitted.avatar().id());
        } catch (AvatarFixed e) {
            throw fixed(e.avatarId());
        }
    }

    void giveBack(Admitted admitted) {
        speakers.giveBack(admitted.article().id(), admitted.person().id());
    }

    private void checkParent(String articleId, String parentId, Viewer viewer) {
        Comment parent = comments.find(parentId)
                .filter(c -> c.articleId().equals(articleId))
                .filter(c -> c.shown() || c.deleted() || c.isBy(viewer.id()))
                .orElseThrow(() -> Problem.notFound("comment").exception());
        if (parent.deleted()) {
            throw CommentProblems.deleted();
        }
        if (!parent.shown()) {
            throw CommentProblems.unpaid();
        }
    }

    private Avatar avatar(Person person, Viewer viewer, String articleId, @Nullable String asked) {
        Optional<String> fixed = speakers.avatarOf(articleId, person.id());
        if (fixed.isPresent() && asked != null && !asked.equals(fixed.get())) {
            throw fixed(fixed.get());
        }
        if (fixed.isPresent()) {
            // Kept even where the catalogue has changed since: one person, one avatar.
            return avatars.find(fixed.get()).map(Avatars.Offer::avatar).orElse(Avatar.NEUTRAL);
        }
        if (asked == null) {
            String own = person.avatarId();
            return own == null
                    ? Avatar.NEUTRAL
                    : avatars.find(own)
                            .filter(o -> o.openTo(person))
                            .map(Avatars.Offer::avatar)
                            .orElse(Avatar.NEUTRAL);
        }
        Avatars.Offer offer = avatars.find(asked)
                .orElseThrow(() -> Problem.invalid("avatarId", "is no avatar of the catalogue")
                        .exception());
        Person judged = offer.openTo(person) ? person : profiles.now(viewer);
        if (!offer.openTo(judged)) {
            throw Problem.of("avatar-locked", 403, "This avatar is not unlocked")
                    .detail("It is available from LVL " + offer.availableFromLevel() + "; this profile has LVL "
                            + judged.level() + ".")
                    .with("requiredLevel", offer.availableFromLevel())
                    .with("level", judged.level())
                    .exception();
        }
        return offer.avatar();
    }

    private static RuntimeException fixed(String avatarId) {
        return Problem.of("avatar-fixed", 403, "You speak under another avatar here")
                .detail("Within one article a person keeps the avatar of their first comment.")
                .with("avatarId", avatarId)
                .exception();
    }
}
