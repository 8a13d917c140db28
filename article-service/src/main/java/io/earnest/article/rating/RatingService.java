package io.earnest.article.rating;

import io.earnest.article.article.Access;
import io.earnest.article.article.Article;
import io.earnest.article.profile.Members;
import io.earnest.article.reading.Verification;
import io.earnest.article.rewards.Attempts;
import io.earnest.article.rewards.Booking;
import io.earnest.article.rewards.Patience;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Rating an article that one has read. */
@Component
class RatingService {
    private final RatingStore ratings;
    private final Access access;
    private final Members members;
    private final Verification verification;
    private final IntentQueue intents;
    private final Attempts attempts;

    RatingService(
            RatingStore ratings,
            Access access,
            Members members,
            Verification verification,
            @Qualifier("ratingIntents") IntentQueue intents,
            Attempts attempts) {
        this.ratings = ratings;
        this.access = access;
        this.members = members;
        this.verification = verification;
        this.intents = intents;
        this.attempts = attempts;
    }

    /**
     * Gives the rating, or answers again what became of the same one.
     *
     * @return the rating, booked, or PENDING while the ledger gives no answer
     */
    Rating rate(Viewer viewer, String idOrSlug, Rating.Value value) {
        Article article = access.published(idOrSlug, viewer);
        String id = Rating.id(article.id(), viewer.id());
        Optional<Rating> there = settledRefusal(id);
        if (there.isEmpty() || there.get().isOver()) {
            check(viewer, article, value);
            if (begin(article, viewer, value, there)) {
                intents.attempt(id);
                return outcome(known(id), value);
            }
        }
        return outcome(Patience.whilePending(() -> known(id), r -> r.booking().isPending()), value);
    }

    /**
     * The rating, if there is one. One that was refused, but whose counts a crash or another thread still owes, is brought
     * to its end first: it must not answer a new click.
     */
    private Optional<Rating> settledRefusal(String id) {
        Optional<Rating> there = ratings.find(id);
        if (there.isEmpty() || !there.get().booking().isRefused() || there.get().isOver()) {
            return there;
        }
        intents.attempt(id);
        return ratings.find(id);
    }

    private void check(Viewer viewer, Article article, Rating.Value value) {
        members.writing(viewer);
        if (article.isBy(viewer.id())) {
            throw Problem.of("own-article", 403, "It is your own article")
                    .detail("Nobody rates their own article.")
                    .exception();
        }
        if (!verification.isVerified(article.id(), viewer.id())) {
            throw Problem.of("reading-required", 403, "Read it first")
                    .detail("Only who has read the article for its required time may rate it.")
                    .exception();
        }
        members.writingFrom(value.requiredLevel(), viewer);
    }

    private boolean begin(Article article, Viewer viewer, Rating.Value value, Optional<Rating> refused) {
        int attempt = refused.map(r -> r.booking().attempt() + 1).orElse(1);
        String id = Rating.id(article.id(), viewer.id());
        Rating rating = new Rating(
                id,
                article.id(),
                viewer.id(),
                article.account(),
                value,
                Booking.pending(attempt),
                attempts.now(),
                attempts.begin("article-rated:" + id, attempt));
        return refused.isPresent() ? ratings.retry(refused.get(), rating) : ratings.insert(rating);
    }

    private Rating known(String id) {
        return ratings.find(id).orElseThrow(() -> Problem.notFound("rating").exception());
    }

    private Rating outcome(Rating rating, Rating.Value asked) {
        if (rating.booking().isRefused()) {
            ratings.told(rating.id(), rating.booking().attempt());
            throw rating.booking().exception();
        }
        if (rating.value() != asked) {
            throw Problem.of("already-rated", 409, "Already rated")
                    .detail("You have given this article a " + rating.value() + ". A rating is final.")
                    .with("value", rating.value().name())
                    .exception();
        }
        return rating;
    }
}
