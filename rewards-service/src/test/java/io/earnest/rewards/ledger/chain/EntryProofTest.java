package io.earnest.rewards.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.ledger.chain.EntryProof.Part;
import io.earnest.rewards.ledger.mongo.RecordedBlocks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntryProofTest {

    @Test
    void eachEntryOfARecordedChainIsProvedWhateverIsShownOfIt() {
        for (Block block : RecordedBlocks.of("chain-1")) {
            EntryProof.Prover prover = new EntryProof.Prover(block);
            int count = block.entries().size();
            for (int index = 0; index < count; index++) {
                EntryProof all = prover.of(index, place -> true);
                EntryProof some = prover.of(index, place -> place.equals("activity"));
                assertThat(all.root(count)).hasValue(block.root());
                assertThat(some.root(count)).hasValue(block.root());
                assertThat(some.parts())
                        .filteredOn(Part.Shown.class::isInstance)
                        .singleElement()
                        .extracting(part -> ((Part.Shown) part).value())
                        .isEqualTo(block.entries().get(index).activity().wireName());
                EntryProof moved = new EntryProof((index + 1) % count, all.parts(), all.path());
                assertThat(moved.root(count).filter(block.root()::equals).isPresent())
                        .isEqualTo(count == 1);
            }
        }
    }

    @Test
    void aPathLeadsToTheRootFromItsOwnPlaceInATreeOfItsOwnSizeAlone() {
        List<byte[]> leaves = new ArrayList<>();
        for (int size = 1; size <= 40; size++) {
            leaves.add(Hashing.sha256(String.valueOf(size).getBytes(StandardCharsets.UTF_8)));
            String root = Hashing.hex(Hashing.root(leaves));
            for (int leaf = 0; leaf < size; leaf++) {
                List<byte[]> path = MerklePath.of(leaves, leaf);
                byte[] hash = leaves.get(leaf);
                int mine = leaf;
                assertThat(IntStream.range(0, size)
                                .filter(index -> MerklePath.root(hash, index, leaves.size(), path)
                                        .map(Hashing::hex)
                                        .filter(root::equals)
                                        .isPresent()))
                        .containsExactly(mine);
                List<byte[]> longer = new ArrayList<>(path);
                longer.add(hash);
                assertThat(MerklePath.root(hash, leaf, size, longer)).isEmpty();
                if (!path.isEmpty()) {
                    assertThat(MerklePath.root(hash, leaf, size, path.subList(1, path.size())))
                            .isEmpty();
                }
                assertThat(MerklePath.root(hash, leaf + (long) size, size, path))
                        .isEmpty();
                assertThat(MerklePath.root(hash, -1, size, path)).isEmpty();
            }
        }
    }
}
