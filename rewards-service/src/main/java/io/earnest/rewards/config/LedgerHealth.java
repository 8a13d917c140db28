package io.earnest.rewards.config;

import io.earnest.rewards.ledger.Ledger;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down until the ledger has read its journal to the end, and while its store does not answer. */
final class LedgerHealth extends AbstractHealthIndicator {
    private final Ledger ledger;

    LedgerHealth(Ledger ledger) {
        super("the ledger can't be asked");
        this.ledger = ledger;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        if (ledger.ready()) {
            builder.up();
        } else {
            builder.down().withDetail("reason", "catching up with the journal, or its store does not answer");
        }
    }
}
