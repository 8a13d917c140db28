package io.earnest.article.picture;

import io.earnest.article.markdown.PictureAddress;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a picture; its bytes are files of GridFS.
 *
 * @param id derived from its owner and what was uploaded: the same again is the same picture
 * @param owner profile id
 * @param bytes of its files together
 * @param small the variant for narrow screens, where it is wide enough to have one
 * @param ready false while its files are written or taken away: nobody sees it then
 * @param unusedSince since when no article was found to show it; null where one does
 * @param checkAt when to look again
 */
public record Picture(
        @BsonId String id,
        String owner,
        int width,
        int height,
        String extension,
        long bytes,
        ObjectId full,
        @Nullable ObjectId small,
        Instant createdAt,
        boolean ready,
        @Nullable Instant unusedSince,
        Instant checkAt) {

    PictureAddress address() {
        return new PictureAddress(id, width, height, extension);
    }

    String type() {
        return extension.equals("png") ? "image/png" : "image/jpeg";
    }

    boolean isOf(String profile) {
        return owner.equals(profile);
    }
}
