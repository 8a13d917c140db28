package io.earnest.article.article;

import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.article.markdown.Rendered;
import io.earnest.article.testing.TestClock;
import io.earnest.article.words.Slug;
import io.earnest.chassis.Ids;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do for articles. */
abstract class ArticleStoreContract {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private final TestClock clock = new TestClock();
    private ArticleStore store;
    private ArticleChanges changes;
    private ArticleLists lists;
    private RevisionStore revisions;

    abstract MongoDatabase database();

    @BeforeEach
    void open() {
        MongoDatabase database = database();
        store = new ArticleStore(database, clock);
        changes = new ArticleChanges(store, null);
        lists = new ArticleLists(store, null);
        revisions = new RevisionStore(database);
    }

    private static Article article(String title, Status status, Instant at, String... tags) {
        String id = Ids.random();
        Text text = Text.of(title, "body", List.of(tags), 20);
        return new Article(
                id,
                Slug.of(title, id),
                "archive",
                null,
                List.of("Ada"),
                status,
                1,
                new Card(
                        text.title(),
                        text.tags().stream().map(Tags::key).toList(),
                        text.tags(),
                        "body",
                        1,
                        id + ":1:x"),
                Counts.NONE,
                Order.at(id, at, at),
                Order.change(at, id),
                at,
                at,
                status == Status.DRAFT ? null : at,
                null,
                null,
                text.fingerprint(),
                null,
                null);
    }

    private Article stored(String title, Status status, Instant at, String... tags) {
        Article article = article(title, status, at, tags);
        assertThat(store.insert(article)).isTrue();
        return article;
    }

    @Test
    void anAuthorsArticlesComeInOrderBehindAKeyWhateverTheirStatus() {
        for (Status status : Status.values()) {
            Article article = stored("By somebody", status, AT);
            store.change(article, set("authorId", "ada"));
        }
        stored("By another", Status.PUBLISHED, AT);
        List<String> all = store.by("ada", null, 10).stream().map(Article::id).toList();
        assertThat(all).hasSize(Status.values().length).isSorted();
        assertThat(store.by("ada", all.getFirst(), 10)).extracting(Article::id).isEqualTo(all.subList(1, all.size()));
        assertThat(store.by("ada", null, 1)).extracting(Article::id).containsExactly(all.getFirst());
    }

    private ListQuery query(ListQuery.Sort sort, String tag, String after, int limit) {
        return new ListQuery(sort, tag, null, after, limit);
    }

    private List<String> titles(Page<Article> page) {
        return page.items().stream().map(a -> a.card().title()).toList();
    }

    @Test
    void anArticleComesBackAsItWasAndIsInsertedOnce() {
        Article article = stored("Bees hum", Status.PUBLISHED, AT, "nature", "insects");
        assertThat(store.find(article.id())).contains(article);
        assertThat(store.insert(article)).isFalse();
        assertThat(store.find(Ids.random())).isEmpty();
    }

    @Test
    void aChangeHappensOnlyIfTheArticleIsAsItWasSeen() {
        Article article = stored("Bees", Status.DRAFT, AT);
        assertThat(store.change(article, set("version", 2))).isTrue();
        assertThat(store.change(article, set("version", 3))).isFalse();
        assertThat(store.find(article.id()).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void onlyOneThingIsOwedAtATime() {
        Article article = stored("Bees", Status.PUBLISHED, AT);
        Intent intent = Intent.claimed("note:a", 1, "me", Clock.systemUTC());
        assertThat(store.changeOwing(article, set("intent", intent))).isTrue();
        assertThat(store.changeOwing(article, set("intent", intent))).isFalse();
        store.clear(article.id(), "note:b#1");
        assertThat(store.find(article.id()).orElseThrow().intent()).isEqualTo(intent);
        store.clear(article.id(), "note:a#1");
        assertThat(store.find(article.id()).orElseThrow().intent()).isNull();
        assertThat(store.changeOwing(article, set("intent", intent))).isTrue();
    }

    @Test
    void listsHoldWhatIsPublishedInTheirOrderPageByPage() {
        List<String> newest = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            stored("Article " + i, Status.PUBLISHED, AT.plusSeconds(i / 2));
        }
        stored("A draft", Status.DRAFT, AT);
        stored("Gone", Status.DELETED, AT);
        String after = null;
        int pages = 0;
        do {
            Page<Article> page = store.list(query(ListQuery.Sort.NEWEST, null, after, 3));
            newest.addAll(titles(page));
            after = page.next() == null ? null : Paging.parts(page.next(), 2).getLast();
            pages++;
        } while (after != null);
        assertThat(pages).isEqualTo(3);
        assertThat(newest)
                .hasSize(7)
                .doesNotHaveDuplicates()
                .startsWith("Article 6")
                .doesNotContain("A draft");
    }

    @Test
    void topAndDiscussedFollowTheCounts() {
        Article a = stored("Liked", Status.PUBLISHED, AT);
        Article b = stored("Disliked", Status.PUBLISHED, AT.plusSeconds(1));
        Article c = stored("Discussed", Status.PUBLISHED, AT.plusSeconds(2));
        assertThat(store.setRatings(a, 12, 2)).isTrue();
        assertThat(store.setRatings(b, 0, 3)).isTrue();
        store.setComments(c, 4, 1);
        store.setComments(a, 2, 1);
        assertThat(titles(store.list(query(ListQuery.Sort.TOP, null, null, 9))))
                .containsExactly("Liked", "Discussed", "Disliked");
        assertThat(titles(store.list(query(ListQuery.Sort.DISCUSSED, null, null, 9))))
                .containsExactly("Discussed", "Liked", "Disliked");
    }

    @Test
    void aTagNarrowsAList() {
        stored("The Hum of Bees", Status.PUBLISHED, AT, "nature", "insects");
        stored("Café society", Status.PUBLISHED, AT.plusSeconds(1), "culture");
        stored("Beekeeping", Status.PUBLISHED, AT.plusSeconds(2), "nature");
        assertThat(titles(store.list(query(ListQuery.Sort.NEWEST, "nature", null, 9))))
                .containsExactly("Beekeeping", "The Hum of Bees");
        assertThat(titles(store.list(query(ListQuery.Sort.NEWEST, "nat", null, 9))))
                .isEmpty();
    }

    @Test
    void aTagIsTheSameHoweverItIsWrittenAndThatOfAnOlderVersionStaysReachable() {
        Article old = stored("Old", Status.PUBLISHED, AT);
        store.change(old, set("card.tags", List.of("café")), unset("card.labels"));
        stored("As it is written", Status.PUBLISHED, AT.plusSeconds(1), "Café", "CAFE");
        stored("Plain", Status.PUBLISHED, AT.plusSeconds(2), "cafe");
        for (ListQuery.Sort sort : ListQuery.Sort.values()) {
            assertThat(titles(store.list(query(sort, "café", null, 9))))
                    .containsExactlyInAnyOrder("Plain", "As it is written", "Old");
            assertThat(titles(store.list(query(sort, "cafe", null, 9))))
                    .containsExactlyInAnyOrder("Plain", "As it is written");
        }
        ListQuery query = query(ListQuery.Sort.NEWEST, "café", null, 2);
        Page<Article> first = store.list(query);
        assertThat(titles(first)).containsExactly("Plain", "As it is written");
        assertThat(store.count(query)).isEqualTo(3);
        assertThat(first.items().getLast().card().shownTags()).containsExactly("café");
        assertThat(store.find(old.id()).orElseThrow().card().shownTags()).containsExactly("café");
        store.recard(store.find(old.id()).orElseThrow(), "An excerpt", 2);
        assertThat(titles(store.list(query(ListQuery.Sort.NEWEST, "cafe", null, 9))))
                .as("once it was rendered anew")
                .containsExactly("Plain", "As it is written", "Old");
        assertThat(store.find(old.id()).orElseThrow().card().shownTags()).containsExactly("café");
    }

    @Test
    void whateverChangesComesUpInTheOrderOfChanges() {
        Article first = stored("First", Status.PUBLISHED, AT);
        Article second = stored("Second", Status.DRAFT, AT.plusSeconds(1));
        assertThat(changed("0", 9)).containsExactly(first.id(), second.id());
        String behind = changes.since("0", 9).getLast().place() + " ";
        assertThat(changes.since(behind, 9)).isEmpty();

        assertThat(store.change(first, set("status", Status.DELETED))).isTrue();
        assertThat(changed(behind, 9)).containsExactly(first.id());
        clock.forward(Duration.ofSeconds(1));
        assertThat(store.setRatings(second, 1, 0)).isTrue();
        clock.forward(Duration.ofSeconds(1));
        store.setComments(first, 1, 1);
        assertThat(changed(behind, 9)).containsExactly(second.id(), first.id());
        assertThat(changed(behind, 1)).containsExactly(second.id());
        assertThat(changes.since(behind, 9).getFirst().at())
                .isBetween(clock.instant().minusSeconds(5), clock.instant());
        assertThat(store.change(second, set("version", 7))).isTrue();
        assertThat(store.change(second, set("version", 8))).isFalse();
    }

    private List<String> changed(String place, int limit) {
        return changes.since(place, limit).stream()
                .map(ArticleChanges.Change::article)
                .toList();
    }

    @Test
    void allThatIsPublishedIsWalkedThroughByIds() {
        List<String> published = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            published.add(stored("Article " + i, Status.PUBLISHED, AT).id());
        }
        String draft = stored("A draft", Status.DRAFT, AT).id();
        List<String> walked = new ArrayList<>();
        ArticleChanges.Found batch = changes.published(null, 7);
        while (batch.size() > 0) {
            walked.addAll(new TreeSet<>(batch.articles().keySet()));
            assertThat(batch.last()).isEqualTo(walked.getLast());
            batch = changes.published(batch.last(), 7);
        }
        assertThat(walked).isSorted().containsExactlyInAnyOrderElementsOf(published);
        List<String> asked = new ArrayList<>(published);
        asked.add(draft);
        asked.add(Ids.random());
        assertThat(changes.publishedOf(asked).articles().keySet()).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void theSitemapsPagesStartWhereTheLastOnesEnd() {
        List<String> slugs = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            slugs.add(
                    stored("Article " + i, Status.PUBLISHED, AT.plusSeconds(i)).slug());
        }
        stored("A draft", Status.DRAFT, AT);
        List<String> starts = lists.starts(4);
        assertThat(starts).hasSize(3);
        List<String> found = new ArrayList<>();
        for (String start : starts) {
            lists.addressesFrom(start, 4).forEach(address -> found.add(address.slug()));
        }
        assertThat(found).isEqualTo(slugs);
        assertThat(lists.addressesFrom(starts.getFirst(), 1).getFirst().changedAt())
                .isEqualTo(AT);
        assertThat(lists.starts(100)).hasSize(1);
    }

    @Test
    void aCountThatOthersOvertookIsNotWritten() {
        Article seen = stored("Bees", Status.PUBLISHED, AT);
        assertThat(store.setRatings(seen, 5, 0)).isTrue();
        assertThat(store.setRatings(seen, 4, 0)).isFalse();
        assertThat(store.find(seen.id()).orElseThrow().counts().pluses()).isEqualTo(5);
    }

    @Test
    void anOlderNumberOfCommentsIsIgnored() {
        Article seen = stored("Bees", Status.PUBLISHED, AT);
        store.setComments(seen, 3, 7);
        store.setComments(seen, 2, 6);
        store.setComments(seen, 9, 7);
        assertThat(store.find(seen.id()).orElseThrow().counts().comments()).isEqualTo(3);
        store.setComments(seen, 0, 8);
        assertThat(store.find(seen.id()).orElseThrow().counts().comments()).isZero();
    }

    @Test
    void ofManyWritersOneWins() throws Exception {
        Article seen = stored("Bees", Status.DRAFT, AT);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> writers = IntStream.range(0, 32)
                    .<Callable<Boolean>>mapToObj(i -> () -> store.change(seen, set("version", 2)))
                    .toList();
            int won = 0;
            for (Future<Boolean> one : threads.invokeAll(writers)) {
                won += one.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void theHistoryHoldsWhatWasKept() {
        String id = Ids.random();
        for (int version = 1; version <= 3; version++) {
            revisions.insert(new Revision(
                    id + ":" + version,
                    id,
                    version,
                    "T" + version,
                    List.of(),
                    "b",
                    "<p>b</p>",
                    1,
                    1,
                    AT,
                    version != 2));
        }
        assertThat(revisions.kept(id, 9, 10)).extracting(Revision::version).containsExactly(3, 1);
        assertThat(revisions.kept(id, 3, 10)).extracting(Revision::version).containsExactly(1);
        assertThat(revisions.kept(id, 2)).isEmpty();
        revisions.keep(id + ":2");
        revisions.delete(id + ":2");
        assertThat(revisions.kept(id, 2)).isPresent();
        revisions.rerendered(id + ":2", "<p>new</p>", 2, 2);
        revisions.rerendered(id + ":2", "<p>old</p>", 2, 1);
        assertThat(revisions.find(id + ":2").orElseThrow().html()).isEqualTo("<p>new</p>");
    }

    @Test
    void aLongHistoryKeepsItsFirstAndItsNewestTexts() {
        Article article = stored("Often changed", Status.PUBLISHED, AT);
        Text text = Text.of("Often changed", "body", List.of(), 20);
        Rendered rendered = new Rendered("<p>body</p>", 1, "body");
        int newest = RevisionStore.MOST_FORMER + 20;
        // The versions before the third were drafts; the newest one is the article's present text.
        for (int version = 3; version <= newest; version++) {
            Revision revision = text.revision(article.id(), version, rendered, AT.plusSeconds(version));
            revisions.insert(revision);
            if (version < newest) {
                revisions.keep(revision.id());
            }
        }
        assertThat(revisions.writtenAt(article.id(), 4)).hasValue(AT.plusSeconds(4));
        revisions.thin(article.id());
        revisions.thin(article.id());
        List<Integer> kept = revisions.kept(article.id(), newest, 1_000).stream()
                .map(Revision::version)
                .toList();
        assertThat(kept)
                .hasSize(RevisionStore.MOST_FORMER + 1)
                .startsWith(newest - 1, newest - 2)
                .endsWith(newest - RevisionStore.MOST_FORMER, 3);
        assertThat(revisions.find(
                        text.revision(article.id(), newest, rendered, AT).id()))
                .isPresent();
        assertThat(revisions.writtenAt(article.id(), 4)).isEmpty();
        revisions.thin(article.id());
        assertThat(revisions.kept(article.id(), newest, 1_000)).hasSize(kept.size());
    }

    @Test
    void whatAnAuthorBeganIsCountedThoughItWasDeleted() {
        for (Status status : List.of(Status.DRAFT, Status.DELETED, Status.PUBLISHED)) {
            Article article = article("Begun", status, AT);
            store.insert(byAda(article));
        }
        store.insert(byAda(article("Begun before", Status.DRAFT, AT.minusSeconds(10))));
        assertThat(store.begunSince("ada", AT, 100)).isEqualTo(3);
        assertThat(store.begunSince("ada", AT, 2)).isEqualTo(2);
        assertThat(store.begunSince("ada", AT.plusSeconds(1), 100)).isZero();
        assertThat(store.begunSince("grace", AT, 100)).isZero();
    }

    private static Article byAda(Article a) {
        return new Article(
                a.id(),
                a.slug(),
                "ada",
                "ada",
                List.of(),
                a.status(),
                a.version(),
                a.card(),
                a.counts(),
                a.order(),
                a.changed(),
                a.createdAt(),
                a.updatedAt(),
                a.publishedAt(),
                null,
                null,
                a.fingerprint(),
                null,
                null);
    }
}
