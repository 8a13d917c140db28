package io.earnest.rewards.ledger.recovery;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.decision.CheckedCommand;
import io.earnest.rewards.ledger.decision.Fact;
import io.earnest.rewards.ledger.decision.Snapshot;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.projection.UnprojectedState;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.KeyRecord;
import io.earnest.rewards.ledger.state.ReadSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers in front of a decision, or of a replay, what it rests on. */
final class SnapshotLoader {

    private final UnprojectedState state;
    private final Blocks blocks;

    SnapshotLoader(UnprojectedState state, Blocks blocks) {
        this.state = state;
        this.blocks = blocks;
    }

    Snapshot forCommands(List<CheckedCommand> commands) {
        ReadSet readSet = new ReadSet();
        for (CheckedCommand command : commands) {
            if (command instanceof CheckedCommand.Valid valid) {
                valid.addTo(readSet);
            }
        }
        Documents documents = state.load(readSet);
        Map<String, Entry> originals = originals(commands, documents);
        if (!originals.isEmpty()) {
            ReadSet theirs = new ReadSet();
            originals.values().forEach(theirs::add);
            documents.putAll(state.load(theirs));
        }
        return new Snapshot(state.head(), documents, originals);
    }

    Snapshot forReplay(Block block) {
        ReadSet readSet = new ReadSet();
        block.entries().forEach(readSet::add);
        return new Snapshot(state.head(), state.load(readSet), Map.of());
    }

    /** The entries that are to be reversed, as far as they are in earlier blocks. */
    private Map<String, Entry> originals(List<CheckedCommand> commands, Documents documents) {
        Map<String, Entry> originals = new HashMap<>();
        for (CheckedCommand command : commands) {
            if (command instanceof CheckedCommand.Valid valid && valid.fact() instanceof Fact.Reversed reversed) {
                KeyRecord record = documents.keysById().get(reversed.entryKey());
                if (record != null) {
                    originals.put(reversed.entryKey(), blocks.entry(record.ref()));
                }
            }
        }
        return originals;
    }
}
