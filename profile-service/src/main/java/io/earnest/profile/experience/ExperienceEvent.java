package io.earnest.profile.experience;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Something that brought experience, once for each key.
 *
 * @param key the natural key of the activity, such as {@code article-read:{article}:{reader}}
 * @param day the UTC day when it was first written: the one that it counts for, however late it is counted
 */
public record ExperienceEvent(@BsonId String key, String profile, Kind kind, String day, Instant at) {}
