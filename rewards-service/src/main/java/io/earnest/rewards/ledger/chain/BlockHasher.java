package io.earnest.rewards.ledger.chain;

import io.earnest.rewards.ledger.entry.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;

/** Computes a block's root and hash, as LEDGER.md defines them. */
public final class BlockHasher {

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private BlockHasher() {}

    /** The Merkle root over the entries' leaves. */
    public static String root(List<Entry> entries, String salt) {
        return Hashing.hex(Hashing.root(leaves(entries, salt)));
    }

    /** The hash over the header of a block with these values. */
    public static String hash(
            long seq, long epoch, String writer, String previous, String root, int count, Instant at, LocalDate day) {
        return hash(CanonicalJson.bytes(members(seq, epoch, writer, previous, root, count, at, day)));
    }

    /** The hash over the header of a block, whatever the block itself says. */
    public static String hash(Block block) {
        return hash(header(block));
    }

    /** The hash over a header as it is hashed. */
    public static String hash(byte[] header) {
        return Hashing.hex(Hashing.sha256(header));
    }

    /** A block's header as it is hashed: the canonical JSON that everybody may see. */
    public static byte[] header(Block block) {
        return CanonicalJson.bytes(members(block));
    }

    /** The members of a block's header. */
    public static Map<String, Object> members(Block block) {
        return members(
                block.seq(),
                block.epoch(),
                block.writer(),
                block.previous(),
                block.root(),
                block.entries().size(),
                block.at(),
                block.day());
    }

    private static Map<String, Object> members(
            long seq, long epoch, String writer, String previous, String root, int count, Instant at, LocalDate day) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("format", 1L);
        header.put("seq", seq);
        header.put("epoch", epoch);
        header.put("writer", writer);
        header.put("previous", previous);
        header.put("root", root);
        header.put("count", (long) count);
        header.put("at", text(at));
        header.put("day", day.toString());
        return header;
    }

    /** A block's time as its header has it. */
    public static String text(Instant at) {
        return AT.format(at);
    }

    /** Whether the block's root and hash are those of what it says. */
    public static boolean verifies(Block block) {
        // Upper-case digits would be the same salt, and a change that the root does not show.
        if (!block.salt().matches("[0-9a-f]{64}") || block.entries().isEmpty()) {
            return false;
        }
        try {
            String hash = hash(
                    block.seq(),
                    block.epoch(),
                    block.writer(),
                    block.previous(),
                    block.root(),
                    block.entries().size(),
                    block.at(),
                    block.day());
            return block.hash().equals(hash) && block.root().equals(root(block.entries(), block.salt()));
        } catch (ArithmeticException e) {
            // A number that canonical JSON does not hold was never hashed.
            return false;
        }
    }

    private static byte[] leaf(Mac salt, int index, Entry entry) {
        List<byte[]> hashes = new ArrayList<>();
        EntryProof.places(entry).forEach((name, value) -> {
            String place = index + "/" + name;
            hashes.add(EntryProof.hash(place, Hashing.partSalt(salt, place), value));
        });
        return Hashing.leaf(hashes);
    }

    /** The leaves of all the block's entries, in their order. */
    static List<byte[]> leaves(List<Entry> entries, String salt) {
        Mac mac = Hashing.hmac(HexFormat.of().parseHex(salt));
        List<byte[]> leaves = new ArrayList<>(entries.size());
        for (int index = 0; index < entries.size(); index++) {
            leaves.add(leaf(mac, index, entries.get(index)));
        }
        return leaves;
    }
}
