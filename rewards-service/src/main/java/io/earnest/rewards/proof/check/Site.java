package io.earnest.rewards.proof.check;

import io.earnest.rewards.log.note.NoteKey;
import io.earnest.rewards.proof.check.Flaw.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A running site, whose newest checkpoint must continue the one that a proof stands under. */
public final class Site {
    private static final int MOST_CHECKPOINT_BYTES = 65_536;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String log;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** @param url the site's address, without a path */
    public Site(String url) {
        this.log = url.replaceFirst("/+$", "") + "/ledger/";
    }

    /**
     * What was found to be in order, in a sentence.
     *
     * @param proof that was verified
     * @throws Flaw if the site's chain is not a continuation
     * @throws IOException if the site does not answer as a log does
     */
    public String continues(Verified proof) throws IOException, InterruptedException {
        Checkpoint newest = newest(proof.checkpoint(), keys(proof));
        Checkpoint old = proof.checkpoint();
        if (newest.head().size() < old.head().size()) {
            throw new Flaw(
                    Kind.SITE_SHORTER,
                    "The site's chain has " + newest.head().size() + " blocks, and the file's checkpoint has "
                            + old.head().size() + ".");
        }
        LogTiles.Roots roots =
                new LogTiles(this::get, newest.head().size()).roots(old.head().size());
        Base64.Decoder base64 = Base64.getDecoder();
        if (!roots.are(
                base64.decode(old.head().root()), base64.decode(newest.head().root()))) {
            throw new Flaw(Kind.SITE_DIFFERS, "The file's checkpoint is not a beginning of the site's chain.");
        }
        return "The log of " + log + " has " + newest.head().size()
                + " blocks now, and begins with the file's checkpoint.";
    }

    /** Whose checkpoints are believed: the policy's logs; without them the site's own, if the file's is one of them. */
    private List<NoteKey> keys(Verified proof) throws IOException, InterruptedException {
        if (proof.byPolicy()) {
            return proof.keys();
        }
        List<NoteKey> published = new ArrayList<>();
        String lines = new String(get("vkeys", MOST_CHECKPOINT_BYTES), StandardCharsets.UTF_8);
        try {
            lines.lines().map(NoteKey::parse).forEach(published::add);
        } catch (IllegalArgumentException e) {
            throw new IOException("the site's keys are none: " + e.getMessage(), e);
        }
        if (!proof.checkpoint().signedBy(published)) {
            throw new Flaw(Kind.SITE_KEY, "The file's checkpoint is signed by none of the keys of " + log + ".");
        }
        return published;
    }

    private Checkpoint newest(Checkpoint old, List<NoteKey> keys) throws IOException, InterruptedException {
        String note = new String(get("checkpoint", MOST_CHECKPOINT_BYTES), StandardCharsets.UTF_8);
        try {
            Checkpoint newest = Checkpoint.parse(note);
            if (newest.head().origin().equals(old.head().origin()) && newest.signedBy(keys)) {
                return newest;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("the site's checkpoint is none: " + e.getMessage(), e);
        } catch (Flaw e) {
            // said below, as where nobody signed
        }
        throw new Flaw(Kind.SITE_KEY, "The newest checkpoint of " + log + " is not signed by the log's keys.");
    }

    private byte[] get(String path, int most) throws IOException, InterruptedException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(log + path))
                    .timeout(TIMEOUT)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new IOException("no address: " + log, e);
        }
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            byte[] bytes = body.readNBytes(most + 1);
            if (answer.statusCode() != 200 || bytes.length > most) {
                throw new IOException(log + path + " answers " + answer.statusCode());
            }
            return bytes;
        }
    }
}
