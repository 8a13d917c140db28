package io.earnest.rewards.ledger.mongo;

import io.earnest.rewards.ledger.Samples;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.state.Head;
import java.util.List;

/** The sample chain, made once. */
final class SampleBlocks {

    private static final Samples SAMPLES = Samples.make();

    private SampleBlocks() {}

    static List<Block> all() {
        return SAMPLES.blocks();
    }

    static List<Head> heads() {
        return SAMPLES.heads();
    }
}
