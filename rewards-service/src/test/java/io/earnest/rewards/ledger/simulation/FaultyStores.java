package io.earnest.rewards.ledger.simulation;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.ReadSet;
import io.earnest.rewards.ledger.store.StoreException;
import io.earnest.rewards.tariff.Twei;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Stores that do not do what is asked of one. */
final class FaultyStores {

    private FaultyStores() {}

    /** Says that a block is in before it is on its way. */
    static final class AcknowledgesFirst extends SimulatedStore {
        AcknowledgesFirst(Scheduler scheduler, Process process, ReplicaSet replicas, Network network, Random random) {
            super(scheduler, process, replicas, network, random);
        }

        @Override
        public Append append(Block block) {
            scheduler.start(process, "inserting", () -> {
                try {
                    super.append(block);
                } catch (StoreException e) {
                    scheduler.trace("nobody hears of it");
                }
            });
            return Append.INSERTED;
        }
    }

    /** Takes an insert of unknown outcome for done. */
    static final class PassesUnknown extends SimulatedStore {
        PassesUnknown(Scheduler scheduler, Process process, ReplicaSet replicas, Network network, Random random) {
            super(scheduler, process, replicas, network, random);
        }

        @Override
        public Append append(Block block) {
            try {
                return super.append(block);
            } catch (StoreException e) {
                return Append.INSERTED;
            }
        }
    }

    /** A block's number is not unique: the later one stays. */
    static final class LostFence extends SimulatedStore {
        LostFence(Scheduler scheduler, Process process, ReplicaSet replicas, Network network, Random random) {
            super(scheduler, process, replicas, network, random);
        }

        @Override
        Append insert(Block block, ReplicaSet.Write[] made) {
            made[0] = change(contents -> contents.blocks.put(block.seq(), block));
            return Append.INSERTED;
        }
    }

    /** Looks whose turn it is instead of whether the number is taken. */
    static final class TrustsTheTurn extends SimulatedStore {
        TrustsTheTurn(Scheduler scheduler, Process process, ReplicaSet replicas, Network network, Random random) {
            super(scheduler, process, replicas, network, random);
        }

        @Override
        public Append append(Block block) {
            if (read().holder().equals(process.name)) {
                ReplicaSet.Write[] made = new ReplicaSet.Write[1];
                network.request(
                        "append in turn",
                        true,
                        () -> made[0] = change(contents -> contents.blocks.put(block.seq(), block)));
                awaitMajority(made[0], "block " + block.seq());
                return Append.INSERTED;
            }
            return super.append(block);
        }
    }

    /** Reads blocks that a failover may take back. */
    static final class ReadsNewest extends SimulatedStore {
        ReadsNewest(Scheduler scheduler, Process process, ReplicaSet replicas, Network network, Random random) {
            super(scheduler, process, replicas, network, random);
        }

        @Override
        public boolean exists(long seq) {
            return ask("exists " + seq, () -> replicas.newest().exists(seq));
        }

        @Override
        public Optional<Block> read(long seq) {
            return ask("read " + seq, () -> replicas.newest().read(seq));
        }

        @Override
        public List<Block> readFrom(long seq, int limit) {
            return ask("read from " + seq, () -> replicas.newest().readFrom(seq, limit));
        }
    }

    /** Says what is projected before it is. */
    static final class WatermarkFirst extends SimulatedStore {
        WatermarkFirst(Scheduler scheduler, Process process, ReplicaSet replicas, Network network, Random random) {
            super(scheduler, process, replicas, network, random);
        }

        @Override
        public void write(Changes changes) {
            moveWatermark(changes.head().seq());
            super.write(changes);
        }
    }

    /** Adds to what an account has instead of writing what it has. */
    static final class Increments extends SimulatedStore {
        private final Map<String, Account> written = new HashMap<>();

        Increments(Scheduler scheduler, Process process, ReplicaSet replicas, Network network, Random random) {
            super(scheduler, process, replicas, network, random);
        }

        @Override
        Consumer<Contents> accountChange(Account account) {
            Account before = written.put(account.id(), account);
            long more = account.balance().amount()
                    - (before == null || before.asOf() == account.asOf()
                            ? replicas.newest()
                                    .documents
                                    .accountsById()
                                    .getOrDefault(account.id(), Account.none(account.id()))
                                    .balance()
                                    .amount()
                            : before.balance().amount());
            return contents -> {
                Account there =
                        contents.documents.accountsById().getOrDefault(account.id(), Account.none(account.id()));
                contents.documents.put(new Account(
                        account.id(), Twei.of(there.balance().amount() + more), account.counters(), account.asOf()));
            };
        }
    }

    /** Takes whoever answers for the primary. */
    static final class BelievesOld extends SimulatedStore {
        BelievesOld(Scheduler scheduler, Process process, ReplicaSet replicas, Network network, Random random) {
            super(scheduler, process, replicas, network, random);
        }

        @Override
        public Documents load(ReadSet readSet) {
            return ask("load", () -> replicas.maybeOld().load(readSet));
        }
    }
}
