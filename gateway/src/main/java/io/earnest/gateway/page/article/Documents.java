package io.earnest.gateway.page.article;

import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.text.PlainLine;
import io.earnest.gateway.page.Kept;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * What article-service writes for programs: feeds and the sitemap, with the headers of its answer. A copy serves while it
 * is down or stalled, so that nobody who asks for one holds a place here for long.
 *
 * <p>Each method throws {@link RemoteRefused} with article-service's own problem, and {@link RemoteUnavailable} if there is
 * neither an answer nor a copy.
 */
@Component
public class Documents {
    /** A sitemap that takes long to write says nothing about articles. */
    private static final Peer DOCUMENTS = new Peer("article-service", "documents");
    /** Short, as article-service keeps them for longer. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final long MOST_BYTES = 8_000_000;

    private final DocumentClient client;
    private final Remote remote;
    private final Kept<Key, ResponseEntity<byte[]>> documents;

    Documents(DocumentClient client, Remote remote, Clock clock) {
        this.client = client;
        this.remote = remote;
        this.documents = new Kept<>(clock, FRESH, MOST_BYTES, Documents::bytes);
    }

    /** The newest articles, all or those of a tag or an author. */
    public Kept.Copy<ResponseEntity<byte[]>> feed(@Nullable String tag, @Nullable String author) {
        // In the form in which article-service takes them and bounds their length: what it refuses is not kept.
        String name = name(tag);
        String handle = name(author);
        return kept(new Key("feed", name, handle), () -> client.feed(name, handle));
    }

    /** All articles, or the index of the sitemap's pages. */
    public Kept.Copy<ResponseEntity<byte[]>> sitemap() {
        return kept(new Key("sitemap", null, null), client::sitemap);
    }

    /**
     * A page of the sitemap.
     *
     * @param page from 1
     */
    public Kept.Copy<ResponseEntity<byte[]>> sitemap(int page) {
        return kept(new Key("sitemap", String.valueOf(page), null), () -> client.sitemap(page));
    }

    private record Key(
            String kind, @Nullable String name, @Nullable String author) {}

    private Kept.Copy<ResponseEntity<byte[]>> kept(Key key, Supplier<ResponseEntity<byte[]>> call) {
        return documents.get(key, () -> remote.repeatable(DOCUMENTS, call));
    }

    private static int bytes(ResponseEntity<byte[]> document) {
        byte[] body = document.getBody();
        return body == null ? 0 : body.length;
    }

    private static @Nullable String name(@Nullable String value) {
        String name = value == null ? "" : PlainLine.of(value).toLowerCase(Locale.ROOT);
        return name.isEmpty() ? null : name;
    }
}
