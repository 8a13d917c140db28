package io.earnest.article.picture;

import io.earnest.article.article.ArticleStore;
import io.earnest.article.profile.Members;
import io.earnest.article.publication.Publishing;
import io.earnest.chassis.Ids;
import io.earnest.chassis.bulkhead.Bulkhead;
import io.earnest.chassis.bulkhead.Bulkheads;
import io.earnest.chassis.export.Export;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pictures of those who may publish. Each is seen while an article shows it, or no article has ever done so. */
@Component
public class Pictures {
    static final int MOST_PICTURES = 200;
    static final long MOST_BYTES = 100_000_000;
    /** For so long a picture that no article shows is kept. */
    static final Duration GRACE = Duration.ofDays(7);

    /** Whoever uploads the same again after that was cut off the first time. */
    private static final Duration LONGEST_UPLOAD = Duration.ofMinutes(1);

    private static final int MOST_A_PAGE = 100;

    private final PictureStore store;
    private final ArticleStore articles;
    private final Members members;
    private final Bulkhead bulkhead;
    private final Clock clock;

    Pictures(PictureStore store, ArticleStore articles, Members members, Bulkheads bulkheads, Clock clock) {
        this.store = store;
        this.articles = articles;
        this.members = members;
        this.bulkhead = bulkheads.named("pictures");
        this.clock = clock;
    }

    /** A picture's part of its owner's export. */
    record PictureExport(String path, int width, int height, long bytes, Instant createdAt) {}

    /** Takes in a picture; what was taken in before is the same picture. */
    Picture upload(Viewer viewer, byte[] upload) {
        members.writingFrom(Publishing.REQUIRED_LEVEL, viewer, "author");
        String id = Ids.derived("picture", viewer.id(), hash(upload));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Picture> there = store.find(id);
        if (there.isPresent() && there.get().ready()) {
            store.unused(id, now, GRACE);
            return there.get();
        }
        there.filter(picture -> picture.createdAt().isBefore(now.minus(LONGEST_UPLOAD)))
                .ifPresent(store::remove);
        oneMore(viewer.id());
        Prepared prepared = bulkhead.run(() -> Preparation.of(upload));
        Picture picture = new Picture(
                id,
                viewer.id(),
                prepared.width(),
                prepared.height(),
                prepared.extension(),
                prepared.bytes(),
                new ObjectId(),
                prepared.small() == null ? null : new ObjectId(),
                now,
                false,
                now,
                now.plus(GRACE));
        if (!store.keep(picture, prepared)) {
            throw Problem.of("in-progress", 409, "In progress")
                    .detail("The same picture is on its way already. Try again in a minute.")
                    .exception();
        }
        return picture;
    }

    /** The picture at this address, if it is to be seen. */
    Optional<Picture> shown(String id) {
        return store.find(id).filter(Picture::ready).filter(picture -> articles.mayShow(picture.id()));
    }

    Optional<byte[]> read(ObjectId file) {
        return store.read(file);
    }

    /** Takes the viewer's own picture away, wherever it is shown. */
    void delete(Viewer viewer, String id) {
        store.remove(store.find(id)
                .filter(picture -> picture.isOf(viewer.id()))
                .orElseThrow(() -> Problem.notFound("picture").exception()));
    }

    /** What the viewer has here, for their export. */
    public Export.Slice page(String owner, @Nullable String after) {
        return Export.Slice.of(
                store.of(owner, after, MOST_A_PAGE + 1),
                MOST_A_PAGE,
                Picture::id,
                picture -> new PictureExport(
                        picture.address().path(),
                        picture.width(),
                        picture.height(),
                        picture.bytes(),
                        picture.createdAt()));
    }

    /** Passes who may have one more. */
    private void oneMore(String owner) {
        List<Picture> own = store.of(owner, null, MOST_PICTURES);
        long bytes = own.stream().mapToLong(Picture::bytes).sum();
        if (own.size() >= MOST_PICTURES || bytes >= MOST_BYTES) {
            throw Problem.of("too-many-pictures", 409, "Too many pictures")
                    .detail("A profile can have " + MOST_PICTURES
                            + " pictures, of 100 MB together. Those that no article"
                            + " shows go by themselves after a week.")
                    .with("limit", MOST_PICTURES)
                    .exception();
        }
    }

    private static String hash(byte[] upload) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(upload));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
