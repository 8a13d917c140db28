package io.earnest.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a 64-bit little-endian ELF file says it needs at run time: the dynamic linker and the names of shared libraries. Reads the
 * program headers, which are there in stripped files too.
 *
 * @param interpreter the dynamic linker's path; empty for a library
 */
record ElfFile(Optional<String> interpreter, List<String> needed) {
    private static final int LOADED = 1;
    private static final int DYNAMIC = 2;
    private static final int INTERPRETER = 3;
    private static final long NEEDED = 1;
    private static final long STRING_TABLE = 5;

    private record Segment(int type, long offset, long address, long size) {}

    /** Empty for a file of another kind, such as a script. */
    static Optional<ElfFile> read(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            ByteBuffer magic = ByteBuffer.allocate(6);
            if (channel.read(magic) < 6 || magic.getInt(0) != 0x7f454c46 || magic.get(4) != 2 || magic.get(5) != 1) {
                return Optional.empty();
            }
        }
        return Optional.of(parse(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN)));
    }

    private static ElfFile parse(ByteBuffer bytes) {
        List<Segment> segments = new ArrayList<>();
        int start = Math.toIntExact(bytes.getLong(0x20));
        int size = bytes.getShort(0x36);
        for (int i = 0; i < bytes.getShort(0x38); i++) {
            int at = start + i * size;
            segments.add(new Segment(
                    bytes.getInt(at), bytes.getLong(at + 8), bytes.getLong(at + 16), bytes.getLong(at + 32)));
        }
        Optional<String> interpreter = segments.stream()
                .filter(segment -> segment.type == INTERPRETER)
                .findFirst()
                .map(segment -> text(bytes, segment.offset));
        return new ElfFile(interpreter, needed(bytes, segments));
    }

    private static List<String> needed(ByteBuffer bytes, List<Segment> segments) {
        List<Long> names = new ArrayList<>();
        long table = 0;
        for (Segment segment : segments) {
            if (segment.type == DYNAMIC) {
                for (long at = segment.offset; at < segment.offset + segment.size; at += 16) {
                    long tag = bytes.getLong((int) at);
                    long value = bytes.getLong((int) at + 8);
                    if (tag == NEEDED) {
                        names.add(value);
                    } else if (tag == STRING_TABLE) {
                        table = offset(segments, value);
                    }
                }
            }
        }
        long strings = table;
        return names.stream().map(name -> text(bytes, strings + name)).toList();
    }

    private static long offset(List<Segment> segments, long address) {
        return segments.stream()
                .filter(segment -> segment.type == LOADED
                        && address >= segment.address
                        && address < segment.address + segment.size)
                .mapToLong(segment -> address - segment.address + segment.offset)
                .findFirst()
                .orElse(address);
    }

    private static String text(ByteBuffer bytes, long offset) {
        int start = (int) offset;
        int end = start;
        while (bytes.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - start];
        bytes.get(start, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
