package io.earnest.rewards.ledger.simulation;

import io.earnest.rewards.ledger.MemoryStore;
import io.earnest.rewards.ledger.store.Turns;

/** All documents of a store at one time. */
final class Contents extends MemoryStore {

    Turns.Turn turn = Turns.Turn.FREE;

    Contents copy() {
        Contents copy = new Contents();
        copy.blocks.putAll(blocks);
        copy.documents.putAll(documents);
        copy.rows.putAll(rows);
        copy.reports.putAll(reports);
        copy.checkpoints.putAll(checkpoints);
        copy.watermark = watermark;
        copy.turn = turn;
        return copy;
    }

    long height() {
        return blocks.isEmpty() ? 0 : blocks.lastKey();
    }
}
