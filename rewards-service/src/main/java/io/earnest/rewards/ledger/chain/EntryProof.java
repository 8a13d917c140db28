package io.earnest.rewards.ledger.chain;

import io.earnest.rewards.ledger.entry.Entry;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.crypto.Mac;

/**
 * Some parts of an entry, and what binds them to the root of its block: the hashes of the other parts and the tree's path.
 * Nothing follows from it about the parts that it does not show, as each part has a salt of its own.
 *
 * @param index of the entry in its block, from 0
 * @param parts all of the entry's, in the order in which they are hashed
 * @param path the tree's hashes beside the way from the entry's leaf to the root, from below
 */
public record EntryProof(int index, List<Part> parts, List<String> path) {

    public EntryProof {
        parts = List.copyOf(parts);
        path = List.copyOf(path);
    }

    /** A part of an entry: shown, or by its hash alone. Hashes and salts are 64 lower-case hexadecimal digits. */
    public sealed interface Part {
        /** What the entry's leaf is made of. */
        String hash();

        /**
         * One that can be read.
         *
         * @param place {@code {index}/{member}} or {@code {index}/postings/{place}}
         * @param value a tree of what canonical JSON holds
         */
        record Shown(String place, String salt, Object value) implements Part {
            @Override
            public String hash() {
                return Hashing.hex(EntryProof.hash(place, HexFormat.of().parseHex(salt), value));
            }
        }

        /** One that stays hidden. */
        record Hidden(String hash) implements Part {}
    }

    /** Makes the proofs of a block's entries, whose leaves are hashed once. For one thread. */
    public static final class Prover {
        private final Block block;
        private final Mac salt;
        private final List<byte[]> leaves;

        public Prover(Block block) {
            this.block = block;
            this.salt = Hashing.hmac(HexFormat.of().parseHex(block.salt()));
            this.leaves = BlockHasher.leaves(block.entries(), block.salt());
        }

        /**
         * The proof of an entry.
         *
         * @param shows which of the entry's parts it shows, by their places without the index, such as {@code activity} and
         *     {@code postings/0}
         */
        public EntryProof of(int index, Predicate<String> shows) {
            List<Part> parts = new ArrayList<>();
            places(block.entries().get(index)).forEach((name, value) -> {
                String place = index + "/" + name;
                byte[] partSalt = Hashing.partSalt(salt, place);
                parts.add(
                        shows.test(name)
                                ? new Part.Shown(place, Hashing.hex(partSalt), value)
                                : new Part.Hidden(Hashing.hex(hash(place, partSalt, value))));
            });
            List<String> path =
                    MerklePath.of(leaves, index).stream().map(Hashing::hex).toList();
            return new EntryProof(index, parts, path);
        }
    }

    /** The root of a block of so many entries in which this entry stands; empty if there is no such block. */
    public Optional<String> root(int count) {
        byte[] leaf = Hashing.leaf(
                parts.stream().map(part -> HexFormat.of().parseHex(part.hash())).toList());
        return MerklePath.root(
                        leaf,
                        index,
                        count,
                        path.stream().map(HexFormat.of()::parseHex).toList())
                .map(Hashing::hex);
    }

    /** The values of an entry's parts by their places without the index, in the order in which they are hashed. */
    static Map<String, Object> places(Entry entry) {
        Map<String, Object> places = new LinkedHashMap<>();
        EntryTree.of(entry).forEach((name, value) -> {
            if (name.equals("postings")) {
                int place = 0;
                for (Object posting : (List<?>) value) {
                    places.put("postings/" + place++, posting);
                }
            } else {
                places.put(name, value);
            }
        });
        return places;
    }

    static byte[] hash(String place, byte[] salt, Object value) {
        return Hashing.part(salt, CanonicalJson.bytes(Map.of("place", place, "value", value)));
    }
}
