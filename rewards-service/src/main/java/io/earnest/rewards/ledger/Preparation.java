package io.earnest.rewards.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers in front of a decision, or of a replay, what it rests on. */
final class Preparation {

    private final Memory memory;
    private final Blocks blocks;

    Preparation(Memory memory, Blocks blocks) {
        this.memory = memory;
        this.blocks = blocks;
    }

    State forCommands(List<Checked> commands) {
        Needs needs = new Needs();
        for (Checked command : commands) {
            if (command instanceof Checked.Valid valid) {
                needs.add(valid);
            }
        }
        Documents documents = memory.load(needs);
        Map<String, Entry> originals = originals(commands, documents);
        if (!originals.isEmpty()) {
            Needs theirs = new Needs();
            originals.values().forEach(theirs::add);
            documents.putAll(memory.load(theirs));
        }
        return new State(memory.head(), documents, originals);
    }

    State forReplay(Block block) {
        Needs needs = new Needs();
        block.entries().forEach(needs::add);
        return new State(memory.head(), memory.load(needs), Map.of());
    }

    /** The entries that are to be reversed, as far as they are in earlier blocks. */
    private Map<String, Entry> originals(List<Checked> commands, Documents documents) {
        Map<String, Entry> originals = new HashMap<>();
        for (Checked command : commands) {
            if (command instanceof Checked.Valid valid && valid.fact() instanceof Fact.Reversed reversed) {
                KeyRecord record = documents.keysById().get(reversed.entryKey());
                if (record != null) {
                    originals.put(reversed.entryKey(), blocks.entry(record.ref()));
                }
            }
        }
        return originals;
    }
}
