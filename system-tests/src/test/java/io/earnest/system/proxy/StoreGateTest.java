package io.earnest.system.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.Test;

/** What the gate takes for a write of an action, and which one it holds. */
class StoreGateTest {
    private static final String INSERT =
            "{insert: 'ratings', txnNumber: 1, lsid: {id: 's1'}, documents: [{_id: 'a1:p1', value: 'PLUS'}]}";
    private static final String SETTLE =
            "{update: 'ratings', txnNumber: 2, lsid: {id: 's1'}, updates: [{q: {_id: 'a1:p1'}, u: {x: 1}}]}";
    private static final String READ = "{find: 'ratings', filter: {_id: 'a1:p1'}}";
    private static final String OTHER =
            "{insert: 'ratings', txnNumber: 3, lsid: {id: 's1'}, documents: [{_id: 'a2:p2'}]}";

    private final StoreGate gate = new StoreGate();

    @Test
    void onlyWritesOfTheActionCountAndARepeatedOneCountsOnce() throws InterruptedException {
        HoldPoint point = HoldPoint.none(List.of("a1"));
        gate.watch(point);
        for (String message : List.of(READ, INSERT, OTHER, INSERT, SETTLE)) {
            assertThat(gate.passes(message(7, message), true)).isTrue();
        }
        assertThat(point.steps()).containsExactly("insert ratings", "update ratings");
        assertThat(point.isReached()).isFalse();
    }

    @Test
    void theStepIsHeldBeforeTheStoreSeesItAndDroppedInTheEnd() throws InterruptedException {
        HoldPoint point = HoldPoint.at(2, HoldPoint.Side.NOT_APPLIED, List.of("a1"));
        gate.watch(point);
        assertThat(gate.passes(message(7, INSERT), true)).isTrue();
        CompletableFuture<Boolean> held = passing(message(8, SETTLE), true);
        assertThat(isReached(point)).isTrue();
        gate.clear();
        assertThat(held.join()).as("passed on").isFalse();
    }

    @Test
    void orItsAnswerIsHeldBeforeTheServiceHearsIt() throws InterruptedException {
        HoldPoint point = HoldPoint.at(1, HoldPoint.Side.APPLIED_UNKNOWN, List.of("a1"));
        gate.watch(point);
        assertThat(gate.passes(message(7, INSERT), true)).isTrue();
        assertThat(gate.passes(answer(6), false)).as("another's answer").isTrue();
        CompletableFuture<Boolean> held = passing(answer(7), false);
        assertThat(isReached(point)).isTrue();
        gate.clear();
        assertThat(held.join()).as("passed on").isFalse();
    }

    private CompletableFuture<Boolean> passing(byte[] message, boolean fromClient) {
        CompletableFuture<Boolean> passed = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                passed.complete(gate.passes(message, fromClient));
            } catch (InterruptedException e) {
                passed.completeExceptionally(e);
            }
        });
        return passed;
    }

    private static boolean isReached(HoldPoint point) {
        await().until(point::isReached);
        return true;
    }

    /** A client's message with everything in its body. */
    private static byte[] message(int requestId, String body) {
        BasicOutputBuffer out = new BasicOutputBuffer();
        new BsonDocumentCodec()
                .encode(
                        new BsonBinaryWriter(out),
                        BsonDocument.parse(body),
                        EncoderContext.builder().build());
        byte[] bson = out.toByteArray();
        return header(21 + bson.length, requestId, 0)
                .putInt(0)
                .put((byte) 0)
                .put(bson)
                .array();
    }

    private static byte[] answer(int toRequest) {
        return header(21, 1, toRequest).putInt(0).put((byte) 0).array();
    }

    private static ByteBuffer header(int bytes, int requestId, int responseTo) {
        return ByteBuffer.allocate(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes)
                .putInt(requestId)
                .putInt(responseTo)
                .putInt(2013);
    }
}
