package io.earnest.rewards.proof;

import io.earnest.chassis.token.Ed25519;
import io.earnest.rewards.log.TransparencyLog;
import io.earnest.rewards.log.note.NoteSigner;
import io.earnest.rewards.log.note.TreeHead;
import io.earnest.rewards.log.tree.TreeHashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A log of headers, signed with keys that are the same in each run; written after RFC 6962, not after the one it stands for. */
final class TestLog {
    static final String ORIGIN = "earnest.example/ledger";
    private static final long SEEN = 1_772_600_000L;

    private final List<byte[]> leaves;

    TestLog(List<byte[]> headers) {
        this.leaves = headers.stream().map(TreeHashes::leaf).toList();
    }

    /** A witness, whose name is its key's. */
    record Witness(String name, PrivateKey secret) {
        static Witness of(int number) {
            return new Witness("witness" + number + ".example/w", TestLog.secret(10 + number));
        }

        String vkey() {
            byte[] material = TestLog.join(new byte[] {4}, publicKey());
            return name + "+" + HexFormat.of().formatHex(id()) + "+"
                    + Base64.getEncoder().encodeToString(material);
        }

        /** Its line below a checkpoint. */
        String line(String text) {
            String said = "cosignature/v1\ntime " + SEEN + "\n" + text;
            byte[] signature = Ed25519.sign(secret, said.getBytes(StandardCharsets.UTF_8));
            byte[] time = ByteBuffer.allocate(8).putLong(SEEN).array();
            return "\u2014 " + name + " "
                    + Base64.getEncoder().encodeToString(TestLog.join(id(), TestLog.join(time, signature))) + "\n";
        }

        private byte[] publicKey() {
            byte[] spki = Ed25519.publicKeyOf(secret).getEncoded();
            return Arrays.copyOfRange(spki, spki.length - 32, spki.length);
        }

        private byte[] id() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 4);
                return Arrays.copyOf(digest.digest(publicKey()), 4);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The signer with that number; 1 is the log's. */
    static NoteSigner signer(int number) {
        return new NoteSigner(ORIGIN, secret(number));
    }

    /** The checkpoint over the first leaves. */
    String note(int size, NoteSigner signer, Witness... witnesses) {
        String text = TreeHead.of(ORIGIN, size, root(0, size)).text();
        StringBuilder note = new StringBuilder(text + "\n" + signer.sign(text) + "\n");
        for (Witness witness : witnesses) {
            note.append(witness.line(text));
        }
        return note.toString();
    }

    /** Proofs under a checkpoint over the first leaves. */
    TransparencyLog.HeaderProofs proofs(int size, String note) {
        return seq -> {
            StringBuilder proof = new StringBuilder("c2sp.org/tlog-proof@v1\nindex " + (seq - 1) + "\n");
            for (byte[] hash : path((int) seq - 1, 0, size)) {
                proof.append(Base64.getEncoder().encodeToString(hash)).append('\n');
            }
            return proof.append('\n').append(note).toString();
        };
    }

    /** What a site serves of its first leaves: the newest checkpoint, its keys and all tiles (C2SP tlog-tiles), by their paths. */
    Map<String, byte[]> site(int size, NoteSigner signer) {
        Map<String, byte[]> files = new HashMap<>();
        files.put("/ledger/checkpoint", note(size, signer).getBytes(StandardCharsets.UTF_8));
        files.put("/ledger/vkeys", (signer.key().vkey() + "\n").getBytes(StandardCharsets.UTF_8));
        int span = 1;
        for (int level = 0; size / span > 0; level++, span *= 256) {
            int hashes = size / span;
            for (int tile = 0; tile * 256 < hashes; tile++) {
                int width = Math.min(256, hashes - tile * 256);
                ByteBuffer bytes = ByteBuffer.allocate(width * 32);
                for (int i = tile * 256; i < tile * 256 + width; i++) {
                    bytes.put(root(i * span, (i + 1) * span));
                }
                String path = "/ledger/tile/" + level + "/%03d".formatted(tile) + (width < 256 ? ".p/" + width : "");
                files.put(path, bytes.array());
            }
        }
        return files;
    }

    private byte[] root(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int half = Integer.highestOneBit(to - from - 1);
        return TreeHashes.node(root(from, from + half), root(from + half, to));
    }

    private List<byte[]> path(int leaf, int from, int to) {
        if (to - from == 1) {
            return new ArrayList<>();
        }
        int half = Integer.highestOneBit(to - from - 1);
        boolean left = leaf < from + half;
        List<byte[]> path = left ? path(leaf, from, from + half) : path(leaf, from + half, to);
        path.add(left ? root(from + half, to) : root(from, from + half));
        return path;
    }

    private static PrivateKey secret(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] join(byte[] one, byte[] two) {
        return ByteBuffer.allocate(one.length + two.length).put(one).put(two).array();
    }
}
