package io.earnest.rewards.config;

import com.mongodb.MongoException;
import io.earnest.rewards.ledger.LedgerUnavailableException;
import io.earnest.rewards.ledger.WritingGate;
import io.earnest.rewards.ledger.store.StoreException;
import io.earnest.rewards.log.RunningLog;
import java.util.Optional;

/** Nothing is written on a chain that contradicts what was published of it. */
final class LogGate implements WritingGate {
    private final RunningLog log;

    LogGate(RunningLog log) {
        this.log = log;
    }

    @Override
    public Optional<String> closedAtStart() {
        try {
            return log.contradictionAtStart();
        } catch (MongoException | LedgerUnavailableException e) {
            throw new StoreException("what was published can't be read yet", e);
        }
    }

    @Override
    public Optional<String> closed() {
        return log.contradiction();
    }
}
