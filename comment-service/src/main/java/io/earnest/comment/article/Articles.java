package io.earnest.comment.article;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.problem.Problem;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Articles, as article-service knows them. */
@Component
public class Articles {
    private static final Logger LOG = LoggerFactory.getLogger(Articles.class);
    private static final String PROVIDER = "article-service";
    private static final Peer ARTICLES = new Peer(PROVIDER, "articles");
    private static final Peer COMMENT_COUNT = new Peer(PROVIDER, "comment-count");

    private final ArticleClient client;
    private final Remote remote;
    private final Cache<String, Article> recent = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    Articles(ArticleClient client, Remote remote) {
        this.client = client;
        this.remote = remote;
    }

    /**
     * The article as it is at this moment: for whatever is final.
     *
     * @throws RemoteUnavailable if article-service does not answer
     */
    public Article now(String id) {
        Article article = remote.repeatable(ARTICLES, () -> fetch(id));
        recent.put(id, article);
        return article;
    }

    /** The article as it was at most five seconds ago: for lists. */
    public Article recent(String id) {
        Article known = recent.getIfPresent(id);
        return known != null ? known : now(id);
    }

    /**
     * Tells article-service how many comments an article has; it ignores older versions.
     *
     * @throws RemoteUnavailable if it was not told
     */
    public void commentCount(String id, long count, long version) {
        try {
            remote.repeatable(COMMENT_COUNT, () -> {
                client.commentCount(id, new ArticleClient.Count(count, version));
                return true;
            });
        } catch (RemoteRefused e) {
            LOG.error("article-service does not take the count of {}: {}", id, e.getMessage());
            // Nobody misses the count of an article that is not there. All else an operator mends, such as a
            // missing scope; there may never be a next count that carries the truth.
            if (e.status() != 404) {
                throw new RemoteUnavailable(PROVIDER, "a count was refused with " + e.status());
            }
        }
    }

    private Article fetch(String id) {
        ArticleClient.Found found;
        try {
            found = client.article(id);
        } catch (RemoteRefused e) {
            if (e.status() == 410) {
                throw Article.gone();
            }
            if (e.status() == 404) {
                throw Problem.notFound("article").exception();
            }
            throw e;
        }
        String account = found.account();
        if (account == null || account.isBlank() || found.status() == null) {
            throw new RemoteUnavailable(PROVIDER, "an article without account or status");
        }
        return new Article(
                id,
                account,
                switch (found.status()) {
                    case "PUBLISHED" -> Article.Status.PUBLISHED;
                    case "DELETED" -> Article.Status.DELETED;
                    default -> Article.Status.UNPUBLISHED;
                },
                found.title());
    }
}
