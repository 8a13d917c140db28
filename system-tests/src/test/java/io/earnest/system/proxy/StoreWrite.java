package io.earnest.system.proxy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * A write on its way to the store.
 *
 * @param identity the same when the driver sends the same write again after a broken connection
 * @param created the {@code _id}s of inserted documents, where they are texts
 * @param content the whole message, a character for a byte: texts in it can be found
 */
record StoreWrite(
        int requestId, String command, String collection, String identity, List<String> created, String content) {
    private static final int OP_MSG = 2013;
    private static final int HEADER_BYTES = 16;
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

    /** The write in a client's message; empty where it reads, greets or pings. */
    static Optional<StoreWrite> of(byte[] message) {
        ByteBuffer buffer = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        if (message.length < HEADER_BYTES + 5 || buffer.getInt(12) != OP_MSG) {
            return Optional.empty();
        }
        buffer.position(HEADER_BYTES + 4);
        BsonDocument body = null;
        List<BsonDocument> documents = new ArrayList<>();
        // What follows the last section may be a checksum, shorter than any section.
        while (buffer.remaining() > 5) {
            if (buffer.get() == 0) {
                body = document(buffer);
            } else {
                int end = buffer.position() + buffer.getInt(buffer.position());
                buffer.getInt();
                while (buffer.get() != 0) {
                    // the name of the section, such as "documents"
                }
                while (buffer.position() < end) {
                    documents.add(document(buffer));
                }
            }
        }
        if (body == null || !WRITES.contains(body.getFirstKey())) {
            return Optional.empty();
        }
        String command = body.getFirstKey();
        int requestId = buffer.getInt(4);
        String identity = body.containsKey("txnNumber")
                ? body.get("lsid") + "/" + body.get("txnNumber")
                : String.valueOf(requestId);
        return Optional.of(new StoreWrite(
                requestId,
                command,
                body.getString(command).getValue(),
                identity,
                command.equals("insert") ? ids(documents) : List.of(),
                new String(message, StandardCharsets.ISO_8859_1)));
    }

    /** Which client's message the store's answers. */
    static int answeredRequest(byte[] message) {
        return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
    }

    /** Such as {@code update ratings}. */
    String step() {
        return command + " " + collection;
    }

    private static BsonDocument document(ByteBuffer buffer) {
        int from = buffer.position();
        int length = buffer.getInt(from);
        buffer.position(from + length);
        return new RawBsonDocument(Arrays.copyOfRange(buffer.array(), from, from + length));
    }

    private static List<String> ids(List<BsonDocument> documents) {
        return documents.stream()
                .map(document -> document.get("_id"))
                .filter(id -> id != null && id.isString())
                .map(BsonValue::asString)
                .map(id -> id.getValue())
                .toList();
    }
}
