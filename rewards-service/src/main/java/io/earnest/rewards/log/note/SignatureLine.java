package io.earnest.rewards.log.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A line below a note: {@code — <name> base64(id ‖ signature)}.
 *
 * @param name of the key
 * @param base64 of the key's id and what it signed with
 */
public record SignatureLine(String name, String base64) {
    private static final String BEGIN = "\u2014 ";
    private static final int ID_BYTES = 4;

    public SignatureLine {
        if (name.isEmpty() || Base64.getDecoder().decode(base64).length <= ID_BYTES) {
            throw new IllegalArgumentException("a signature has a name, a key's id and more");
        }
    }

    static SignatureLine of(NoteKey key, byte[] signature) {
        byte[] id = HexFormat.of().parseHex(key.id());
        byte[] all = ByteBuffer.allocate(id.length + signature.length)
                .put(id)
                .put(signature)
                .array();
        return new SignatureLine(key.name(), Base64.getEncoder().encodeToString(all));
    }

    /**
     * The line without its end.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SignatureLine parse(String line) {
        int space = line.indexOf(' ', BEGIN.length());
        if (!line.startsWith(BEGIN) || space < 0) {
            throw new IllegalArgumentException("a signature line is \u2014, a name and Base64");
        }
        return new SignatureLine(line.substring(BEGIN.length(), space), line.substring(space + 1));
    }

    /** Names the key, with its name. */
    public String keyId() {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(base64), 0, ID_BYTES);
    }

    byte[] signature() {
        byte[] all = Base64.getDecoder().decode(base64);
        return Arrays.copyOfRange(all, ID_BYTES, all.length);
    }

    /** The line, without its end. */
    @Override
    public String toString() {
        return BEGIN + name + ' ' + base64;
    }
}
