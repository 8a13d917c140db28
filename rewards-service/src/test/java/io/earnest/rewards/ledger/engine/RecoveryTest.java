package io.earnest.rewards.ledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.MemoryStore;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.decision.CheckedCommand;
import io.earnest.rewards.ledger.decision.CommandCheck;
import io.earnest.rewards.ledger.projection.Projector;
import io.earnest.rewards.ledger.projection.UnprojectedState;
import io.earnest.rewards.ledger.recovery.Blocks;
import io.earnest.rewards.ledger.recovery.Tip;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.Fold;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.ReadSet;
import io.earnest.rewards.ledger.store.StoreException;
import io.earnest.rewards.tariff.Twei;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a process takes from a store that fails, loses or is ahead meanwhile. Each was found by simulation. */
class RecoveryTest {

    /** Fails where bob's account is asked for, until it is told otherwise. */
    private static final class FailsForBob extends MemoryStore {
        private boolean failing = true;

        @Override
        public synchronized Documents load(ReadSet readSet) {
            if (failing && readSet.accounts().contains("bob")) {
                throw new StoreException("lost", null);
            }
            return super.load(readSet);
        }
    }

    @Test
    void goes_on_where_it_was_though_another_replica_has_made_a_newer_checkpoint() throws Exception {
        World world = new World();
        world.submit(Commands.grant("one", "ann", 5));
        FailsForBob store = new FailsForBob();
        copy(world, store);
        world.submit(List.of(Commands.grant("two", "bob", 1), Commands.grant("three", "ann", 2)));
        store.blocks.putAll(world.store.blocks);

        UnprojectedState state = new UnprojectedState(store, 8);
        Tip tip = tip(store, state);
        assertThatThrownBy(tip::recover).isInstanceOf(StoreException.class);

        copy(world, store);
        store.checkpoint(world.state.head());
        store.failing = false;
        tip.recover();
        assertThat(state.head()).isEqualTo(world.state.head());
        // The account as of before the failure stood in memory, taken for that of the checkpoint.
        assertThat(state.account("ann").balance()).isEqualTo(Twei.of(7));
    }

    @Test
    void a_document_that_was_ahead_is_still_known_when_the_store_has_lost_it_again() throws Exception {
        World world = new World();
        world.submit(Commands.grant("one", "ann", 5));
        MemoryStore store = new MemoryStore();
        store.blocks.putAll(world.store.blocks);
        World others = new World();
        others.submit(List.of(Commands.grant("two", "bob", 1), Commands.grant("three", "cyd", 2)));
        // Another replica has written them, but no majority has them, and no watermark says so.
        store.documents.putAll(world.store.documents);
        UnprojectedState state = new UnprojectedState(store, 1);
        Tip tip = tip(store, state);
        tip.recover();
        store.documents.accountsById().clear();
        store.documents.statementsById().clear();
        store.documents.putAll(others.store.documents);
        // Others take its place among the cached ones.
        state.load(accounts("bob", "cyd"));
        assertThat(state.account("ann").balance()).isEqualTo(Twei.of(5));
        assertThat(state.statement("ann", "").entries()).isEqualTo(1);
    }

    @Test
    void nothing_is_decided_on_documents_of_blocks_that_are_not_known_yet() throws Exception {
        World world = new World();
        world.submit(Commands.grant("one", "ann", 5));
        MemoryStore store = new MemoryStore();
        store.blocks.putAll(world.store.blocks);
        UnprojectedState state = new UnprojectedState(store, 8);
        Tip tip = tip(store, state);
        tip.recover();

        world.submit(List.of(Commands.grant("two", "bob", 1), Commands.grant("three", "ann", 2)));
        store.documents.putAll(world.store.documents);
        List<CheckedCommand> reversal = List.of(CommandCheck.check(Commands.reverse("grant:three")));
        assertThatThrownBy(() -> tip.prepareUpToDate(reversal))
                .as("the block is not to be seen yet")
                .isInstanceOf(StoreException.class);
        store.blocks.putAll(world.store.blocks);
        assertThat(tip.prepareUpToDate(reversal).head()).isEqualTo(world.state.head());
    }

    @Test
    void a_reader_who_is_ahead_is_held_though_nobody_paid_the_reading() {
        World world = new World();
        world.submit(Commands.read("own", "ann", "ann", 1, 60));
        world.submit(Commands.grant("one", "ann", 5));
        Documents ahead = new Documents();
        ahead.putAll(world.store.documents);
        Changes first = Fold.replay(Head.GENESIS, ahead, world.store.blocks.get(1L));
        // A failover may take back what is ahead, and then nobody else knows that ann was a reader of that day.
        assertThat(first.documents().accountsById()).containsKey("ann");
        assertThat(first.head().day().readers()).isEqualTo(1);
    }

    @Test
    void only_a_head_that_was_the_end_of_the_chain_is_kept() throws Exception {
        World world = new World();
        world.submit(Commands.grant("one", "ann", 5));
        world.submit(Commands.grant("two", "bob", 1));
        MemoryStore store = new MemoryStore() {
            @Override
            public List<Block> readFrom(long seq, int limit) {
                if (seq == 2) {
                    throw new StoreException("lost", null);
                }
                return super.readFrom(seq, 1);
            }
        };
        store.blocks.putAll(world.store.blocks);
        UnprojectedState state = new UnprojectedState(store, 8);
        Projector projector = new Projector(store, state, keptAtOnce());
        Tip tip = new Tip(store, store, state, new Blocks(store), projector);
        assertThatThrownBy(tip::recover).isInstanceOf(StoreException.class);
        projector.stop();
        projector.run();
        assertThat(store.watermark()).isEqualTo(1);
        assertThat(store.checkpoints).as("in the middle of a replay").isEmpty();
    }

    @Test
    void who_has_followed_to_the_end_keeps_that_at_a_stop() throws Exception {
        World world = new World();
        world.submit(Commands.grant("one", "ann", 5));
        MemoryStore store = new MemoryStore();
        store.blocks.putAll(world.store.blocks);
        UnprojectedState state = new UnprojectedState(store, 8);
        Projector projector = new Projector(store, state, keptAtOnce());
        new Tip(store, store, state, new Blocks(store), projector).recover();
        projector.stop();
        projector.run();
        assertThat(store.checkpoints).containsOnlyKeys(1L);
    }

    /** Another writer than the world's. */
    private static LedgerOptions keptAtOnce() {
        LedgerOptions sensible = LedgerOptions.of("starting");
        return new LedgerOptions(
                sensible.writer(), sensible.timeout(), 4_096, 4_096, 8, Duration.ofNanos(-1), sensible.shared());
    }

    private static ReadSet accounts(String... accounts) {
        ReadSet readSet = new ReadSet();
        readSet.accounts().addAll(List.of(accounts));
        return readSet;
    }

    private static Tip tip(MemoryStore store, UnprojectedState state) {
        return new Tip(
                store, store, state, new Blocks(store), new Projector(store, state, LedgerOptions.of("starting")));
    }

    private static void copy(World world, MemoryStore store) {
        store.blocks.putAll(world.store.blocks);
        store.documents.putAll(world.store.documents);
        store.rows.putAll(world.store.rows);
        store.moveWatermark(world.store.watermark());
    }
}
