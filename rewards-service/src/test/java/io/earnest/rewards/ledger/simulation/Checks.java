package io.earnest.rewards.ledger.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Invariants;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.decision.CheckedCommand;
import io.earnest.rewards.ledger.decision.CommandCheck;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.Fold;
import io.earnest.rewards.ledger.state.Head;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that must hold behind a run, whatever happened in it. */
final class Checks {

    private final List<Block> chain;
    private final Contents kept;
    private final Observations observations;
    private final PublishedCheckpoints published;

    Checks(ReplicaSet store, Observations observations, PublishedCheckpoints published) {
        this.kept = store.committed();
        this.chain = kept.chain();
        this.observations = observations;
        this.published = published;
    }

    /** Fails with the first that does not. */
    void all() {
        // Numbers, links, hashes; sums, balances, limits, budgets; each command and each key once.
        Invariants.hold(chain);
        answersAreInTheChain();
        projectionsAreTheFold();
        nothingWasSeenToGoBack();
        published
                .contradiction(seq -> Optional.ofNullable(kept.blocks.get(seq)).map(Block::hash))
                .ifPresent(what -> {
                    throw new AssertionError("checkpoints are consistent: " + what);
                });
    }

    private void answersAreInTheChain() {
        Map<String, EntryRef> booked = new HashMap<>();
        Map<String, EntryRef> refused = new HashMap<>();
        Map<EntryRef, Entry> entries = new HashMap<>();
        for (Block block : chain) {
            for (int i = 0; i < block.entries().size(); i++) {
                Entry entry = block.entries().get(i);
                EntryRef ref = new EntryRef(block.seq(), i);
                entries.put(ref, entry);
                (entry.booked() ? booked : refused).put(entry.booked() ? entry.key() : entry.command(), ref);
            }
        }
        observations.answers.forEach((command, answer) -> {
            String id = command.id();
            switch (answer) {
                case Result.Booked result -> {
                    assertThat(result.ref())
                            .as("acknowledged is in the chain: %s", id)
                            .isEqualTo(booked.get(id.substring(0, id.lastIndexOf('#'))));
                    isItsAnswer(command, entries.get(result.ref()), result.entry());
                }
                case Result.Refused result -> {
                    assertThat(result.ref())
                            .as("acknowledged is in the chain: %s", id)
                            .isEqualTo(refused.get(id));
                    isItsAnswer(command, entries.get(result.ref()), result.entry());
                }
                case Result.Conflict conflict -> {}
                case Result.Invalid invalid ->
                    assertThat(refused).as("in no block: %s", id).doesNotContainKey(id);
            }
        });
    }

    private static void isItsAnswer(Command command, Entry there, Entry told) {
        assertThat(told).as("the answer to %s is what is booked", command.id()).isEqualTo(there);
        if (CommandCheck.check(command) instanceof CheckedCommand.Valid valid) {
            assertThat(there.fingerprint())
                    .as("the answer is to this command, and to no other of its key: %s", command.id())
                    .isEqualTo(valid.fingerprint());
        }
    }

    private void projectionsAreTheFold() {
        Contents fold = new Contents();
        Head head = Head.GENESIS;
        for (Block block : chain) {
            Changes changes = Fold.replay(head, fold.documents, block);
            fold.write(changes);
            head = changes.head();
            Head checkpoint = kept.checkpoints.get(block.seq());
            if (checkpoint != null) {
                assertThat(checkpoint)
                        .as("the checkpoint of block %s", block.seq())
                        .isEqualTo(head);
            }
        }
        assertThat(kept.checkpoints.headMap(head.seq(), true))
                .as("a checkpoint is of a block that is there")
                .hasSameSizeAs(kept.checkpoints);
        assertThat(kept.watermark).as("everything is projected").isEqualTo(head.seq());
        same("accounts", kept.documents.accountsById(), fold.documents.accountsById());
        same("statements", kept.documents.statementsById(), fold.documents.statementsById());
        same("pairs", kept.documents.pairsById(), fold.documents.pairsById());
        same("comments", kept.documents.commentsById(), fold.documents.commentsById());
        same("keys", kept.documents.keysById(), fold.documents.keysById());
        same("entries", kept.rows, fold.rows);
        same("reports", kept.reports, fold.reports);
    }

    private static <T> void same(String projection, Map<String, T> kept, Map<String, T> fold) {
        if (!kept.equals(fold)) {
            Map<String, T> differing = new TreeMap<>(kept);
            differing.entrySet().removeIf(one -> one.getValue().equals(fold.get(one.getKey())));
            Map<String, T> missing = new TreeMap<>(fold);
            missing.keySet().removeAll(kept.keySet());
            throw new AssertionError(projection + " are what the blocks make: there is " + differing + ", missing is "
                    + missing.keySet());
        }
    }

    /** Each account was seen as it was behind some block that is not before what somebody had been told already. */
    private void nothingWasSeenToGoBack() {
        Map<String, TreeMap<Long, Long>> balances = new HashMap<>();
        Map<String, List<EntryRef>> rows = new HashMap<>();
        for (Block block : chain) {
            for (int i = 0; i < block.entries().size(); i++) {
                for (Posting posting : block.entries().get(i).postings()) {
                    if (posting instanceof Posting.Paid paid) {
                        balances.computeIfAbsent(paid.account(), account -> new TreeMap<>())
                                .put(block.seq(), paid.balanceAfter().amount());
                        rows.computeIfAbsent(paid.account(), account -> new ArrayList<>())
                                .add(new EntryRef(block.seq(), i));
                    }
                }
            }
        }
        for (Observations.Seen seen : observations.seen) {
            Account account = seen.account();
            TreeMap<Long, Long> history = balances.getOrDefault(account.id(), new TreeMap<>());
            Map.Entry<Long, Long> as = history.floorEntry(Math.max(account.asOf(), seen.floor()));
            assertThat(account.balance().amount())
                    .as(
                            "nobody sees a balance go back: %s as of %s, block %s was known",
                            account, account.asOf(), seen.floor())
                    .isEqualTo(as == null ? 0 : as.getValue());
            List<EntryRef> shown = seen.rows();
            List<EntryRef> must = rows.getOrDefault(account.id(), List.of()).stream()
                    .filter(ref -> ref.block() <= seen.floor())
                    .toList();
            assertThat(shown).as("nobody sees entries go: %s", account.id()).containsAll(must);
        }
    }
}
