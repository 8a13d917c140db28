package io.earnest.rewards.rebuild;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bson.RawBsonDocument;

/**
 * Many documents as one number, whatever their order: two lots of documents with the same number are the same, byte for byte, as
 * long as nobody looks for documents that only seem so. The sum of their hashes and how many there are.
 */
final class Digest {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Digest::sha256);

    private long count;
    private long first;
    private long second;

    void add(RawBsonDocument document) {
        MessageDigest sha256 = SHA_256.get();
        sha256.update(document.getByteBuffer().asNIO());
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
        first += hash.getLong();
        second += hash.getLong();
        count++;
    }

    void add(Digest other) {
        first += other.first;
        second += other.second;
        count += other.count;
    }

    long count() {
        return count;
    }

    boolean same(Digest other) {
        return count == other.count && first == other.first && second == other.second;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
