package io.earnest.rewards.proof;

import io.earnest.rewards.ledger.chain.CanonicalJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a proof's file as canonical JSON (RFC 8785), block by block, so that no memory grows with their number. Its members
 * stand in the order of their names.
 */
final class ProofWriter {
    static final String FORMAT = "earnest-proof/1";

    private final OutputStream out;
    private boolean first = true;

    ProofWriter(OutputStream out) {
        this.out = out;
    }

    void begin(String account) throws IOException {
        text("{\"account\":");
        out.write(CanonicalJson.bytes(account));
        text(",\"blocks\":[");
    }

    /** @param json canonical */
    void block(byte[] json) throws IOException {
        if (!first) {
            text(",");
        }
        first = false;
        out.write(json);
    }

    /** The end of an entry's proof. */
    void end(List<String> keys) throws IOException {
        blocksEnd(keys);
        text("}");
        out.flush();
    }

    /**
     * The end of a report's proof.
     *
     * @param report its document, which is canonical JSON
     * @param reportKey the 32 bytes of the key that signed it, Base64url
     */
    void end(List<String> keys, String report, String reportKey) throws IOException {
        blocksEnd(keys);
        text(",\"report\":" + report + ",\"reportKey\":");
        out.write(CanonicalJson.bytes(reportKey));
        text("}");
        out.flush();
    }

    private void blocksEnd(List<String> keys) throws IOException {
        text("],\"format\":\"" + FORMAT + "\",\"keys\":");
        out.write(CanonicalJson.bytes(keys));
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
