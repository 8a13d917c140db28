package io.earnest.article.readinglist;

import io.earnest.article.article.Access;
import io.earnest.article.article.Article;
import io.earnest.article.article.ArticleChanges;
import io.earnest.article.article.ArticleLists;
import io.earnest.article.article.CardView;
import io.earnest.chassis.Ids;
import io.earnest.chassis.export.Export;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person's own list of what to read later. */
@Component
public class ReadingList {
    /** Two requests at once may come one above. */
    static final int MOST = 1_000;

    private static final int MOST_EXPORTED = 200;

    private final ReadingListStore store;
    private final Access access;
    private final ArticleChanges articles;
    private final ArticleLists lists;
    private final Clock clock;

    ReadingList(ReadingListStore store, Access access, ArticleChanges articles, ArticleLists lists, Clock clock) {
        this.store = store;
        this.access = access;
        this.articles = articles;
        this.lists = lists;
        this.clock = clock;
    }

    /**
     * An article on the list.
     *
     * @param article null where it is not published any more
     */
    record Listed(
            String articleId, Instant addedAt, @Nullable CardView article) {}

    record EntryExport(String articleId, Instant addedAt) {}

    /** Whether the article is on the viewer's list. */
    public boolean has(Viewer viewer, Article article) {
        return store.has(article.id(), viewer.id());
    }

    /** The articles that were added last, those that are published still. */
    public List<Article> newest(Viewer viewer, int limit) {
        List<String> ids =
                store.of(viewer.id(), null, limit).stream().map(Entry::article).toList();
        Map<String, Article> there = articles.publishedOf(ids).articles();
        return ids.stream().filter(there::containsKey).map(there::get).toList();
    }

    /** What is on the list, behind a key, for the export. */
    public Export.Slice exported(String reader, @Nullable String after) {
        return Export.Slice.of(
                store.of(reader, after, MOST_EXPORTED + 1),
                MOST_EXPORTED,
                Entry::place,
                entry -> new EntryExport(entry.article(), entry.addedAt()));
    }

    void add(Viewer viewer, String idOrSlug) {
        Article article = access.published(idOrSlug, viewer);
        if (store.has(article.id(), viewer.id())) {
            return;
        }
        if (store.count(viewer.id(), MOST) >= MOST) {
            throw Problem.of("reading-list-full", 409, "The reading list is full")
                    .detail("A reading list holds " + MOST + " articles. Take some off it first.")
                    .with("limit", MOST)
                    .exception();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.add(new Entry(
                Entry.id(article.id(), viewer.id()),
                viewer.id(),
                article.id(),
                "%014d-%s".formatted(Math.max(0, now.toEpochMilli()), article.id()),
                now));
    }

    /** Whatever became of the article. */
    void remove(Viewer viewer, String idOrSlug) {
        String id = Ids.ofSlug(idOrSlug);
        if (!Ids.isId(id)) {
            throw Problem.notFound("article").exception();
        }
        store.remove(id, viewer.id());
    }

    List<String> among(Viewer viewer, List<String> articleIds) {
        return store.among(viewer.id(), articleIds);
    }

    Page<Listed> page(Viewer viewer, @Nullable String cursor, int limit) {
        List<String> below = Paging.parts(cursor, 1);
        Page<Entry> page = Page.of(
                store.of(viewer.id(), below == null ? null : below.getFirst(), limit + 1),
                limit,
                last -> Paging.cursor(last.place()));
        Map<String, CardView> cards = cards(page.items());
        return page.map(entry -> new Listed(entry.article(), entry.addedAt(), cards.get(entry.article())));
    }

    private Map<String, CardView> cards(List<Entry> entries) {
        List<Article> there = List.copyOf(
                articles.publishedOf(entries.stream().map(Entry::article).toList())
                        .articles()
                        .values());
        return lists.cards(there).stream().collect(Collectors.toMap(CardView::id, Function.identity()));
    }
}
