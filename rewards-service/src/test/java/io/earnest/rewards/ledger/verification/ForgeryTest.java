package io.earnest.rewards.ledger.verification;

import static io.earnest.rewards.ledger.verification.HonestChain.HONEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.MemoryStore;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.chain.Chain;
import io.earnest.rewards.ledger.engine.World;
import io.earnest.rewards.ledger.entry.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Chains in which every link, hash, sum and balance is right and a decision is not: who only adds up sees nothing, and who
 * decides anew names the entry.
 */
@Hostile
class ForgeryTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.earnest.rewards.ledger.verification.ForgedDecisions#forgeries")
    void a_forged_decision_is_named(String what, String named, Consumer<Forger> forge) throws Exception {
        Forger forger = new Forger(HONEST);
        forge.accept(forger);
        List<Block> forged = forger.chain();
        assertThat(addedUp(forged)).isEmpty();
        assertThat(decidedAnew(forged))
                .hasValueSatisfying(flaw -> assertThat(flaw).contains(named));
    }

    @Test
    void the_honest_chain_is_decided_so_again() throws Exception {
        assertThat(new Forger(HONEST).chain()).isEqualTo(HONEST);
        assertThat(decidedAnew(HONEST)).isEmpty();
    }

    @Test
    void what_was_written_before_seconds_were_booked_is_decided_so_again() throws Exception {
        Forger forger = new Forger(HONEST);
        for (Block block : HONEST) {
            forger.entries(
                    (int) block.seq(),
                    entries -> new ArrayList<>(
                            entries.stream().map(Entry::withoutRequiredSeconds).toList()));
        }
        assertThat(decidedAnew(forger.chain())).isEmpty();
    }

    @Test
    void a_closed_account_is_a_fact_that_is_believed() throws Exception {
        World world = new World().profiles("ann", "bob", "cyd");
        world.submit(List.of(
                Commands.publish("art", "bob"),
                Commands.closed(Commands.plus("art", "ann", "bob"), "bob"),
                Commands.closed(Commands.comment("com", "art", "ann", "bob"), "bob"),
                Commands.closed(Commands.like("com", "art", "cyd", "ann", "bob"), "bob", "ann"),
                Commands.closed(Commands.dislike("com", "art", "bob", "ann", "bob"), "ann")));
        assertThat(decidedAnew(world.store.chain())).isEmpty();
    }

    /** All that a verification saw that only follows hashes and adds up. */
    private static Optional<String> addedUp(List<Block> blocks) {
        Chain chain = Chain.fromTheBeginning();
        TrialBalance books = new TrialBalance();
        return blocks.stream()
                .flatMap(block -> Stream.concat(
                        chain.append(block).stream(),
                        block.entries().stream().flatMap(entry -> books.add(entry).stream())))
                .findFirst();
    }

    private static Optional<String> decidedAnew(List<Block> blocks) throws InterruptedException {
        MemoryStore journal = new MemoryStore();
        blocks.forEach(journal::append);
        try (ChainVerifier verifier = new ChainVerifier(journal, new MemoryStore())) {
            for (Block block : blocks) {
                Optional<String> flaw = verifier.append(block);
                if (flaw.isPresent()) {
                    return flaw;
                }
            }
            return Optional.empty();
        }
    }
}
