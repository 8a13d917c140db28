package io.earnest.gateway.page.article;

import io.earnest.chassis.Ids;
import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.gateway.page.Kept;
import io.earnest.gateway.page.ListQuery;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Published articles, as everybody sees them. Answers are a few seconds old at most, and older, and marked so, while
 * article-service is down.
 */
@Component
public class Articles {
    private static final Peer PAGES = new Peer("article-service", "pages");
    /** Apart from pages: while an index is being built, lists and articles are served. */
    private static final Peer SEARCHES = new Peer("article-service", "search");
    /** What a page calls searches where they are missing. */
    public static final String SEARCH = "article-search";

    /** Short, as whoever has just rated and loads the page anew looks for the count. */
    private static final Duration FRESH = Duration.ofSeconds(1);
    /** Characters of rendered text, about 16 MB. */
    private static final long MOST_TEXT = 16_000_000;

    private static final long MOST_LISTS = 300;
    /** Most are asked for by programs that try the same addresses everywhere, and lead nowhere. */
    private static final Duration FRESH_ALIAS = Duration.ofSeconds(10);

    private static final long MOST_ALIASES = 2_000;

    private final ArticleClient client;
    private final Remote remote;
    private final Kept<String, Article> articles;
    private final Kept<ListQuery, ArticleList> lists;
    private final Kept<String, Optional<String>> aliases;

    Articles(ArticleClient client, Remote remote, Clock clock) {
        this.client = client;
        this.remote = remote;
        this.articles =
                new Kept<>(clock, FRESH, MOST_TEXT, article -> article.html().length());
        this.lists = new Kept<>(clock, FRESH, MOST_LISTS, list -> 1);
        this.aliases = new Kept<>(clock, FRESH_ALIAS, MOST_ALIASES, alias -> 1);
    }

    /**
     * A published article.
     *
     * @param slug words and id, or the id alone
     * @throws RemoteRefused with status 404, or 410 where the article was deleted
     * @throws RemoteUnavailable if there is neither an answer nor a copy
     */
    public Kept.Copy<Article> article(String slug) {
        String id = Ids.ofSlug(slug);
        return articles.get(id, () -> remote.repeatable(PAGES, () -> client.article(id)));
    }

    /**
     * The path of the article that was known under this path where it was imported from; empty where none was.
     *
     * @throws RemoteRefused with status 410 where the article was deleted
     * @throws RemoteUnavailable if there is neither an answer nor a copy
     */
    public Optional<String> formerly(String path) {
        return aliases.get(path, () -> asked(path)).value();
    }

    private Optional<String> asked(String path) {
        try {
            // An answer without it is none, whatever else it says.
            return Optional.ofNullable(
                            remote.repeatable(PAGES, () -> client.alias(path)).slug())
                    .map(slug -> "/articles/" + slug);
        } catch (RemoteRefused e) {
            if (e.status() == 404 || e.status() == 400) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * A page of cards; the first one for a cursor of another list, as an address has that somebody changed by hand.
     *
     * @throws RemoteUnavailable if there is neither an answer nor a copy
     */
    public Kept.Copy<ArticleList> list(ListQuery query) {
        try {
            return lists.get(query, () -> query.q() == null ? asked(PAGES, query) : searched(query));
        } catch (RemoteRefused e) {
            if (e.status() != 400 || !query.paged()) {
                throw e;
            }
            return list(query.fromStart());
        }
    }

    private ArticleList searched(ListQuery query) {
        try {
            return asked(SEARCHES, query);
        } catch (RemoteUnavailable e) {
            // By the name under which the page can say what is missing.
            throw new RemoteUnavailable(SEARCH, String.valueOf(e.getMessage()));
        }
    }

    private ArticleList asked(Peer peer, ListQuery query) {
        return remote.repeatable(
                peer, () -> client.articles(query.sort(), query.tag(), query.author(), query.q(), query.cursor()));
    }
}
