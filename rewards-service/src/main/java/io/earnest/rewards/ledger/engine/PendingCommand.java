package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.decision.CheckedCommand;
import io.earnest.rewards.ledger.decision.Decision;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A command that waits for the writer, and where the answer goes. */
record PendingCommand(CheckedCommand command, CompletableFuture<Answer> answer) {

    /**
     * A durable answer.
     *
     * @param block the block that was decided together with it; null if the answer was there before
     */
    record Answer(Decision decision, @Nullable Block block) {}
}
