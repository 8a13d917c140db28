package io.earnest.rewards.proof;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.chain.BlockHasher;
import io.earnest.rewards.ledger.chain.CanonicalJson;
import io.earnest.rewards.ledger.chain.EntryProof;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.log.TransparencyLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a block of a proof's file (LEDGER.md, section "Proofs"): of rows of one account, and of nobody else's. */
final class ProvedBlock {

    private ProvedBlock() {}

    /**
     * A block with the proofs of these entries, in canonical JSON.
     *
     * @param rows of that block, newest first
     * @param log proves its header
     */
    static byte[] json(Block block, List<AccountEntry> rows, TransparencyLog.HeaderProofs log) {
        EntryProof.Prover prover = new EntryProof.Prover(block);
        List<Object> entries = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int index = rows.get(from).ref().index();
            Set<String> shown = new HashSet<>(Set.of("activity", "article", "tariff"));
            while (from < rows.size() && rows.get(from).ref().index() == index) {
                AccountEntry row = rows.get(from++);
                shown.add("postings/" + row.place());
                // Of all keys, this one names nobody: the report that the account bought.
                if (row.activity() == Activity.PNL_REPORT && row.line() == Line.PNL_REPORTS) {
                    shown.add("key");
                }
            }
            entries.add(tree(prover.of(index, shown::contains)));
        }
        return CanonicalJson.bytes(
                Map.of("entries", entries, "header", BlockHasher.members(block), "log", log.of(block.seq())));
    }

    private static Map<String, Object> tree(EntryProof proof) {
        List<Object> parts = new ArrayList<>();
        for (EntryProof.Part part : proof.parts()) {
            parts.add(
                    switch (part) {
                        case EntryProof.Part.Hidden(String hash) -> hash;
                        case EntryProof.Part.Shown(String place, String salt, Object value) -> {
                            Map<String, Object> shown = new HashMap<>();
                            shown.put("place", place);
                            shown.put("salt", salt);
                            shown.put("value", value);
                            yield shown;
                        }
                    });
        }
        return Map.of("index", (long) proof.index(), "parts", parts, "path", proof.path());
    }
}
