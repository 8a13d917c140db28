package io.earnest.rewards.proof.check;

import io.earnest.rewards.ledger.chain.CanonicalJson;
import io.earnest.rewards.ledger.chain.EntryProof;
import io.earnest.rewards.ledger.chain.EntryProof.Part;
import io.earnest.rewards.ledger.chain.TreeReader;
import io.earnest.rewards.log.note.NoteKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A proof's file as it is read; nothing of it is believed yet.
 *
 * @param account whose postings it shows
 * @param blocks newest first
 * @param keys the log's verifier keys, as the file names them
 * @param report the signed report; null where the file proves an entry
 * @param reportKey the 32 bytes of the key that signed the report, Base64url; null as the report
 */
record ProofFile(
        String account,
        List<ProvedBlock> blocks,
        List<NoteKey> keys,
        @Nullable Map<String, ?> report,
        @Nullable String reportKey) {
    /** The only version of the format. */
    static final String FORMAT = "earnest-proof/1";

    private static final int MOST_ENTRIES = 10_000;
    private static final String HASH = "[0-9a-f]{64}";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A block of which entries are shown.
     *
     * @param header its members as they are hashed
     * @param entries newest first
     */
    record ProvedBlock(Header header, LogProof log, List<EntryProof> entries) {}

    /** A block's header. {@code tree} is all of it. */
    record Header(long seq, String previous, String root, int count, String at, Map<String, ?> tree) {
        private static final Set<String> NAMES =
                Set.of("format", "seq", "epoch", "writer", "previous", "root", "count", "at", "day");

        static Header of(Map<String, ?> tree) {
            TreeReader members = new TreeReader(tree);
            require(tree.keySet().equals(NAMES) && members.number("format") == 1, "a header has other members");
            members.number("epoch");
            members.string("writer");
            members.string("day");
            return new Header(
                    members.number("seq"),
                    hash(members.string("previous")),
                    hash(members.string("root")),
                    Math.toIntExact(members.number("count")),
                    members.string("at"),
                    tree);
        }

        byte[] json() {
            return CanonicalJson.bytes(tree);
        }
    }

    /** Reads a file; throws a {@link Flaw} where it is none. */
    static ProofFile parse(byte[] file) {
        Map<String, ?> tree;
        try {
            tree = JSON.readValue(file, new TypeReference<Map<String, Object>>() {});
            if (!Arrays.equals(CanonicalJson.bytes(tree), file)) {
                throw new IllegalArgumentException("it is not in the one form of RFC 8785, so it was written anew");
            }
        } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
            throw notAProof(e);
        }
        if (!(tree.get("format") instanceof String format) || !format.equals(FORMAT)) {
            throw new Flaw(Flaw.Kind.FORMAT, "The file is not of the format " + FORMAT + ", which is known here.");
        }
        try {
            return of(new TreeReader(tree));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw notAProof(e);
        }
    }

    private static Flaw notAProof(Exception why) {
        String words = String.valueOf(why.getMessage());
        return new Flaw(
                Flaw.Kind.NOT_A_PROOF,
                "The file is no proof: " + words.lines().findFirst().orElse("") + ".");
    }

    private static ProofFile of(TreeReader members) {
        members.only(Set.of("account", "blocks", "format", "keys", "report", "reportKey"));
        require(members.has("report") == members.has("reportKey"), "a report comes with its key");
        List<ProvedBlock> blocks = new ArrayList<>();
        for (Object block : members.list("blocks")) {
            blocks.add(block(new TreeReader(TreeReader.asMap(block))));
        }
        require(!blocks.isEmpty(), "it shows no block");
        for (int i = 1; i < blocks.size(); i++) {
            require(blocks.get(i).header.seq < blocks.get(i - 1).header.seq, "its blocks do not stand newest first");
        }
        require(blocks.stream().mapToInt(block -> block.entries.size()).sum() <= MOST_ENTRIES, "it is too long");
        List<NoteKey> keys = new ArrayList<>();
        for (Object key : members.list("keys")) {
            keys.add(NoteKey.parse(string(key)));
        }
        return new ProofFile(
                members.string("account"),
                blocks,
                keys,
                members.has("report") ? members.map("report") : null,
                members.stringOrNull("reportKey"));
    }

    private static ProvedBlock block(TreeReader members) {
        members.only(Set.of("entries", "header", "log"));
        List<EntryProof> entries = new ArrayList<>();
        for (Object entry : members.list("entries")) {
            entries.add(entry(new TreeReader(TreeReader.asMap(entry))));
        }
        require(!entries.isEmpty(), "it shows a block without an entry");
        for (int i = 1; i < entries.size(); i++) {
            require(entries.get(i).index() < entries.get(i - 1).index(), "its entries do not stand newest first");
        }
        return new ProvedBlock(Header.of(members.map("header")), LogProof.parse(members.string("log")), entries);
    }

    private static EntryProof entry(TreeReader members) {
        members.only(Set.of("index", "parts", "path"));
        List<Part> parts = new ArrayList<>();
        for (Object part : members.list("parts")) {
            parts.add(part instanceof String hash ? new Part.Hidden(hash(hash)) : shown(part));
        }
        return new EntryProof(
                Math.toIntExact(members.number("index")),
                parts,
                members.list("path").stream().map(hash -> hash(string(hash))).toList());
    }

    private static Part shown(Object part) {
        TreeReader members = new TreeReader(TreeReader.asMap(part));
        members.only(Set.of("place", "salt", "value"));
        Object value = members.map().get("value");
        if (value == null) {
            throw new IllegalArgumentException("a part has no value");
        }
        return new Part.Shown(members.string("place"), hash(members.string("salt")), value);
    }

    private static String string(Object value) {
        if (value instanceof String string) {
            return string;
        }
        throw new IllegalArgumentException("no string: " + value);
    }

    private static String hash(String hex) {
        require(hex.matches(HASH), "no hash: " + hex);
        return hex;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
