package io.earnest.article.tariff;

import org.bson.codecs.pojo.annotations.BsonId;

/** The one document of its collection: its id stands for itself. */
public record KnownRules(@BsonId String id, ReadingRules rules) {
    static final String ID = "reading";
}
