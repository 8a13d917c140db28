package io.earnest.rewards.ledger.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.chain.BlockHasher;
import io.earnest.rewards.ledger.chain.Chain;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class BlockDocumentsTest {

    private int flips;
    private int step;

    @Test
    void the_sample_chain_verifies() {
        Chain chain = Chain.fromTheBeginning();
        for (Block block : SampleBlocks.all()) {
            assertThat(chain.append(BlockDocuments.block(BlockDocuments.of(block))))
                    .isEmpty();
        }
    }

    @Test
    void one_flipped_bit_of_a_name_or_value_is_found() {
        for (Block block : SampleBlocks.all()) {
            // Every bit of the small ones; of the others enough to meet each character and number several times.
            step = block.entries().size() == 1 ? 1 : 7;
            Document document = (Document) mutable(BlockDocuments.of(block));
            flipEach(document, document);
            assertThat(BlockDocuments.block(document)).isEqualTo(block);
        }
        assertThat(flips).isGreaterThan(20_000);
    }

    private void flipEach(Document whole, Object part) {
        switch (part) {
            case Map<?, ?> map -> {
                for (String name : List.copyOf(asDocument(map).keySet())) {
                    Object value = asDocument(map).get(name);
                    flipEach(whole, value);
                    flip(whole, value, flipped -> asDocument(map).put(name, flipped));
                    flipName(whole, asDocument(map), name);
                }
            }
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    int index = i;
                    Object value = list.get(i);
                    flipEach(whole, value);
                    flip(whole, value, flipped -> asList(list).set(index, flipped));
                }
            }
            default -> {}
        }
    }

    private void flip(Document whole, Object value, Consumer<Object> set) {
        int bits = value instanceof String string ? string.length() * 8 : 64;
        if (value instanceof Map || value instanceof List) {
            return;
        }
        for (int bit = 0; bit < bits; bit += step) {
            set.accept(
                    switch (value) {
                        case String string -> flipped(string, bit);
                        case Long number -> number ^ 1L << bit;
                        case Date date -> new Date(date.getTime() ^ 1L << bit);
                        default -> throw new AssertionError("a block holds no " + value.getClass());
                    });
            assertFound(whole);
        }
        set.accept(value);
    }

    private void flipName(Document whole, Document map, String name) {
        Object value = map.remove(name);
        for (int bit = 0; bit < name.length() * 8; bit += step) {
            map.put(flipped(name, bit), value);
            assertFound(whole);
            map.remove(flipped(name, bit));
        }
        map.put(name, value);
    }

    private static String flipped(String string, int bit) {
        StringBuilder changed = new StringBuilder(string);
        changed.setCharAt(bit / 8, (char) (string.charAt(bit / 8) ^ 1 << bit % 8));
        return changed.toString();
    }

    private void assertFound(Document document) {
        flips++;
        Block read;
        try {
            read = BlockDocuments.block(document);
        } catch (RuntimeException e) {
            return;
        }
        assertThat(BlockHasher.verifies(read)).as("%s", document).isFalse();
    }

    private static Object mutable(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Document copy = new Document();
                map.forEach((name, member) -> copy.append((String) name, mutable(member)));
                yield copy;
            }
            case List<?> list ->
                new ArrayList<>(list.stream().map(BlockDocumentsTest::mutable).toList());
            default -> value;
        };
    }

    private static Document asDocument(Map<?, ?> map) {
        return (Document) map;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> asList(List<?> list) {
        return (List<Object>) list;
    }
}
