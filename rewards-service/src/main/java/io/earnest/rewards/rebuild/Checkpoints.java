package io.earnest.rewards.rebuild;

import io.earnest.rewards.ledger.mongo.MongoProjections;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.store.CorruptJournalException;
import io.earnest.rewards.ledger.store.Journal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The heads that are kept, held against those that the blocks make. */
final class Checkpoints {

    private final MongoProjections projections;
    private final Map<Long, Head> unseen = new HashMap<>();
    private final Set<Long> wrong = new TreeSet<>();
    private boolean unreadable;

    Checkpoints(MongoProjections projections) {
        this.projections = projections;
        try {
            projections.checkpoints().forEach(head -> unseen.put(head.seq(), head));
        } catch (CorruptJournalException e) {
            unreadable = true;
        }
    }

    /** The fold has come to that head. */
    void reached(Head head) {
        Head kept = unseen.remove(head.seq());
        if (kept != null && !kept.equals(head)) {
            wrong.add(kept.seq());
        }
    }

    /** Drops those that are wrong: they only save a replay. What was wrong, in words; empty if nothing was. */
    Optional<String> drop(Journal journal) {
        if (unreadable) {
            projections.forgetCheckpoints();
            return Optional.of("checkpoints: one could not be understood, WRONG; all are dropped");
        }
        // A replica may have kept one behind the end of the fold.
        unseen.keySet().removeIf(journal::exists);
        wrong.addAll(unseen.keySet());
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        projections.forgetCheckpoints(wrong);
        return Optional.of("checkpoints: those of blocks " + wrong + " were WRONG, and are dropped");
    }
}
