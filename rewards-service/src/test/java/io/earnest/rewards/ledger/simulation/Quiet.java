package io.earnest.rewards.ledger.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** The ledger says nothing in the log meanwhile: what goes wrong in a run goes wrong on purpose. */
final class Quiet implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.earnest.rewards.ledger");
    private final Level before = logger.getLevel();

    Quiet() {
        logger.setLevel(Level.OFF);
    }

    @Override
    public void close() {
        logger.setLevel(before);
    }
}
