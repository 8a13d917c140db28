package io.earnest.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents in the file, as BSON: half the size of Java's serialisation, and nothing but data comes out of it. */
final class BsonType extends BasicDataType<Document> {
    private static final int BYTES_PER_ENTRY = 64;

    @Override
    public int getMemory(Document document) {
        return estimate(document);
    }

    /** About the bytes on the heap, which is more than the bytes on the wire. */
    static int estimate(Object value) {
        int sum = BYTES_PER_ENTRY;
        switch (value) {
            case Document document -> {
                for (var entry : document.entrySet()) {
                    sum += BYTES_PER_ENTRY + (entry.getValue() == null ? 0 : estimate(entry.getValue()));
                }
            }
            case Collection<?> list -> {
                for (Object element : list) {
                    sum += element == null ? 0 : estimate(element);
                }
            }
            case String text -> sum += 2 * text.length();
            default -> {}
        }
        return sum;
    }

    @Override
    public void write(WriteBuffer buffer, Document document) {
        ByteBuf bson = Unpooled.buffer(1_024);
        BsonEncoder.encodeDocument(document, bson);
        buffer.put(bson.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer buffer) {
        // A BSON document begins with its length.
        int start = buffer.position();
        int length = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(start);
        Document document = BsonDecoder.decodeBson(Unpooled.wrappedBuffer(buffer.slice(start, length)));
        buffer.position(start + length);
        return document;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
