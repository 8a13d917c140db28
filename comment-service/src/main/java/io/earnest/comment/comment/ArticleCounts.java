package io.earnest.comment.comment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.store.Writes;
import io.earnest.comment.article.Articles;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Repository;

/** How many comments each article has, and the version of that count, which article-service goes by. */
@Repository
class ArticleCounts {
    private static final int MAX_TRIES = 500;

    private final MongoCollection<ArticleCount> counts;
    private final Comments comments;
    private final Articles articles;

    ArticleCounts(MongoDatabase database, Comments comments, Articles articles) {
        this.counts = database.getCollection("articleCounts", ArticleCount.class);
        this.comments = comments;
        this.articles = articles;
    }

    /** One article's; public because the driver reads records by reflection. */
    public record ArticleCount(@BsonId String articleId, long comments, long version) {}

    long of(String articleId) {
        ArticleCount count = counts.find(eq("_id", articleId)).first();
        return count == null ? 0 : count.comments();
    }

    /** Counts anew and tells article-service, which may be down: then all of it is to be repeated. */
    void refresh(String articleId) {
        ArticleCount count = recount(articleId);
        articles.commentCount(articleId, count.comments(), count.version());
    }

    private ArticleCount recount(String articleId) {
        for (int i = 0; i < MAX_TRIES; i++) {
            ArticleCount read = counts.find(eq("_id", articleId)).first();
            ArticleCount next =
                    new ArticleCount(articleId, comments.ofArticle(articleId), read == null ? 1 : read.version() + 1);
            if (read == null ? Writes.insertIfAbsent(counts, next) : replaced(read, next)) {
                return next;
            }
        }
        throw new IllegalStateException("the count of " + articleId + " changes faster than it can be written");
    }

    private boolean replaced(ArticleCount read, ArticleCount next) {
        return counts.updateOne(
                                and(eq("_id", read.articleId()), eq("version", read.version())),
                                Updates.combine(
                                        Updates.set("comments", next.comments()),
                                        Updates.set("version", next.version())))
                        .getMatchedCount()
                == 1;
    }
}
