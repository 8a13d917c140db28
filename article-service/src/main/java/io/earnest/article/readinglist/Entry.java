package io.earnest.article.readinglist;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * An article on somebody's list.
 *
 * @param id {@code {article}:{reader}}
 * @param place sorts by the time at which it was added, and is unique
 */
public record Entry(@BsonId String id, String reader, String article, String place, Instant addedAt) {
    static String id(String article, String reader) {
        return article + ":" + reader;
    }
}
