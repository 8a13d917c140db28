package io.earnest.rewards.log.witness;

import io.earnest.rewards.log.note.Note;
import io.earnest.rewards.log.note.NoteKey;
import io.earnest.rewards.log.note.SignatureLine;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks witnesses by {@code add-checkpoint}. Whatever one answers, nothing of it is believed that its key does not sign. */
public final class WitnessClient implements AutoCloseable {
    private static final int MOST_ANSWER_BYTES = 16 * 1024;
    private static final int MOST_SAID = 200;

    private final HttpClient http;
    private final Duration timeout;

    /** @param timeout for the whole of an answer */
    public WitnessClient(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Asks for a cosignature.
     *
     * @param old the size that the witness has, as far as is known
     * @param proof from there to the checkpoint
     * @param checkpoint signed by the log
     */
    public WitnessAnswer add(Witness witness, long old, List<byte[]> proof, Note checkpoint)
            throws InterruptedException {
        StringBuilder body = new StringBuilder("old ").append(old).append('\n');
        for (byte[] hash : proof) {
            body.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        body.append('\n').append(checkpoint);
        HttpRequest request = HttpRequest.newBuilder(URI.create(witness.address() + "/add-checkpoint"))
                .timeout(timeout)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> coming =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArrayConsumer(bytes -> {
                    if (bytes.isPresent()) {
                        if (answer.size() + bytes.get().length > MOST_ANSWER_BYTES) {
                            throw new IllegalStateException("more than " + MOST_ANSWER_BYTES + " bytes");
                        }
                        answer.writeBytes(bytes.get());
                    }
                }));
        try {
            int status = coming.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return understand(witness.key(), checkpoint, status, answer.toString(StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            coming.cancel(true);
            return new WitnessAnswer.Nothing("no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return new WitnessAnswer.Nothing("no answer: " + e.getCause());
        }
    }

    private static WitnessAnswer understand(NoteKey key, Note checkpoint, int status, String answer) {
        return switch (status) {
            case 200 -> cosignature(key, checkpoint, answer);
            case 409 ->
                answer.strip().matches("0|[1-9][0-9]{0,17}")
                        ? new WitnessAnswer.Has(Long.parseLong(answer.strip()))
                        : new WitnessAnswer.Nothing("a conflict without a size: " + said(answer));
            case 422 -> new WitnessAnswer.Contradicted();
            case 403, 404 ->
                new WitnessAnswer.Nothing("it does not know this log or its key: its operator has to be given"
                        + " the origin and the key of /ledger/vkeys (" + status + " " + said(answer) + ")");
            default -> new WitnessAnswer.Nothing("status " + status + ": " + said(answer));
        };
    }

    private static WitnessAnswer cosignature(NoteKey key, Note checkpoint, String answer) {
        for (String text : answer.split("\n", -1)) {
            try {
                SignatureLine line = SignatureLine.parse(text);
                if (key.verifies(line, checkpoint.text())) {
                    return new WitnessAnswer.Cosigned(
                            line, Instant.ofEpochSecond(NoteKey.cosignedAt(line).orElseThrow()));
                }
            } catch (IllegalArgumentException e) {
                // Other lines are other keys' matter.
            }
        }
        return new WitnessAnswer.Nothing("no cosignature of its key in " + said(answer));
    }

    /** What of an answer may go into a log line. */
    private static String said(String answer) {
        String line = answer.strip().replaceAll("[^\\x20-\\x7e]", "?");
        return '"' + line.substring(0, Math.min(MOST_SAID, line.length())) + '"';
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
