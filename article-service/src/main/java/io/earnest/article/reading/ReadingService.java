package io.earnest.article.reading;

import io.earnest.article.article.Access;
import io.earnest.article.article.Article;
import io.earnest.article.profile.Members;
import io.earnest.article.profile.Profile;
import io.earnest.article.rewards.Opportunity;
import io.earnest.article.rewards.Rewards;
import io.earnest.article.tariff.CurrentRules;
import io.earnest.article.tariff.ReadingRules;
import io.earnest.chassis.Ids;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.token.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starting and continuing readings. */
@Component
class ReadingService {
    private static final int RACES = 50;

    private final ReadingStore store;
    private final Verification verification;
    private final Access access;
    private final Members members;
    private final Rewards rewards;
    private final CurrentRules rules;
    private final Clock clock;

    ReadingService(
            ReadingStore store,
            Verification verification,
            Access access,
            Members members,
            Rewards rewards,
            CurrentRules rules,
            Clock clock) {
        this.store = store;
        this.verification = verification;
        this.access = access;
        this.members = members;
        this.rewards = rewards;
        this.rules = rules;
        this.clock = clock;
    }

    /** A start's answer: the reading, and whether it is new. */
    record Start(ReadingView reading, boolean isNew) {}

    Start start(Viewer viewer, String idOrSlug) {
        Article article = access.published(idOrSlug, viewer);
        Profile reader = members.writing(viewer);
        Optional<Verified> verified = verification.find(article.id(), viewer.id());
        if (verified.isPresent()) {
            return new Start(ReadingView.of(verified.get()), false);
        }
        for (int race = 0; race < RACES; race++) {
            Optional<Slot> slot = store.slot(viewer.id());
            if (slot.isPresent() && slot.get().isOf(article.id())) {
                Optional<ReadingView> moved = moved(viewer, slot.get(), true, true, 0);
                if (moved.isPresent()) {
                    return new Start(moved.get(), false);
                }
                continue;
            }
            if (slot.isPresent() && slot.get().suffices()) {
                // It was enough, but a crash came before that was noted.
                verification.verify(viewer, slot.get());
            }
            Slot next = begun(article, reader, Starts.another(slot, now()));
            if (slot.isPresent() ? store.take(slot.get(), next) : store.takeFirst(next)) {
                return new Start(ReadingView.of(next), true);
            }
        }
        throw busy();
    }

    ReadingView beat(Viewer viewer, String reading, boolean visible, boolean active, double scroll) {
        for (int race = 0; race < RACES; race++) {
            Optional<Slot> slot =
                    store.slot(viewer.id()).filter(s -> s.reading().equals(reading));
            if (slot.isEmpty()) {
                ReadingView past = past(viewer, reading);
                if (past.state() == ReadingView.State.ENDED) {
                    throw Problem.of("reading-ended", 409, "The reading has ended")
                            .detail("Another article was opened since. Start this one again to go on.")
                            .exception();
                }
                return past;
            }
            Optional<ReadingView> moved = moved(viewer, slot.get(), visible, active, scroll);
            if (moved.isPresent()) {
                return moved.get();
            }
        }
        throw busy();
    }

    ReadingView find(Viewer viewer, String reading) {
        Optional<Slot> slot = store.slot(viewer.id()).filter(s -> s.reading().equals(reading));
        if (slot.isEmpty()) {
            return past(viewer, reading);
        }
        return verification
                .find(slot.get().article(), viewer.id())
                .map(ReadingView::of)
                .orElseGet(() -> ReadingView.of(slot.get()));
    }

    Article readable(Viewer viewer, String idOrSlug) {
        return access.readable(idOrSlug, Optional.of(viewer));
    }

    Optional<Slot> running(Viewer viewer, Article article) {
        return store.slot(viewer.id()).filter(slot -> slot.isOf(article.id()));
    }

    Optional<Verified> verified(Viewer viewer, Article article) {
        return verification.find(article.id(), viewer.id());
    }

    /** What reading the article would bring, or null where the ledger can't say. */
    @Nullable
    Opportunity opportunity(Article article, String reader, int level, int requiredSeconds) {
        if (article.isBy(reader)) {
            return new Opportunity(0, "own-article");
        }
        return rewards.opportunity(reader, level, article.id(), article.account(), requiredSeconds)
                .orElse(null);
    }

    /** By which a reading that starts now goes. */
    ReadingRules rules() {
        return rules.now();
    }

    int level(Viewer viewer) {
        return members.level(viewer);
    }

    /** The reading after a beat, or empty where another one came first. */
    private Optional<ReadingView> moved(Viewer viewer, Slot slot, boolean visible, boolean active, double scroll) {
        if (slot.suffices()) {
            return Optional.of(ReadingView.of(verification.verify(viewer, slot)));
        }
        Progress progress = slot.progress().beat(now(), visible, active, scroll);
        if (!store.beat(slot, progress)) {
            return Optional.empty();
        }
        Slot moved = slot.with(progress);
        return Optional.of(
                moved.suffices() ? ReadingView.of(verification.verify(viewer, moved)) : ReadingView.of(moved));
    }

    private Slot begun(Article article, Profile reader, Starts starts) {
        int requiredSeconds = rules().requiredSeconds(article.card().words());
        Opportunity opportunity = opportunity(article, reader.id(), reader.level(), requiredSeconds);
        Instant now = now();
        return new Slot(
                reader.id(),
                Ids.random(),
                article.id(),
                article.account(),
                requiredSeconds,
                opportunity,
                now,
                0,
                Progress.started(now),
                starts);
    }

    /** A reading that does not run: verified or ended; 404 for another's. */
    private ReadingView past(Viewer viewer, String reading) {
        Started started = store.started(reading)
                .filter(s -> s.reader().equals(viewer.id()))
                .orElseThrow(() -> Problem.notFound("reading").exception());
        return verification
                .find(started.article(), viewer.id())
                .filter(v -> v.reading().equals(reading))
                .map(ReadingView::of)
                .orElseGet(() -> ReadingView.ended(started));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ProblemException busy() {
        return Problem.of("in-progress", 409, "In progress")
                .detail("This reading is being moved on by other requests. Try again.")
                .exception();
    }
}
