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

    private final MessageDigest sha256;
    private long count;
    private long first;
    private long second;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void add(RawBsonDocument document) {
        ByteBuffer bytes = document.getByteBuffer().asNIO();
        sha256.update(bytes);
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
        first += hash.getLong();
        second += hash.getLong();
        count++;
    }

    long count() {
        return count;
    }

    boolean same(Digest other) {
        return count == other.count && first == other.first && second == other.second;
    }
}
