package io.earnest.article.suggestion;

import io.earnest.article.article.Access;
import io.earnest.article.article.Article;
import io.earnest.article.article.ArticleLists;
import io.earnest.article.article.CardView;
import io.earnest.article.profile.Following;
import io.earnest.article.reading.OwnReadings;
import io.earnest.article.readinglist.ReadingList;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What to read after an article: what one meant to read, whom and what one follows, the same tags, the newest. */
@RestController
@Tag(name = "Reading")
class NextController {
    private static final int SUGGESTED = 3;
    /** Of each source; so many read ones may stand before an unread one. */
    private static final int LOOKED_AT = 20;

    private final Access access;
    private final ReadingList readingList;
    private final OwnReadings readings;
    private final Following following;
    private final ArticleLists lists;

    NextController(
            Access access, ReadingList readingList, OwnReadings readings, Following following, ArticleLists lists) {
        this.access = access;
        this.readingList = readingList;
        this.readings = readings;
        this.following = following;
        this.lists = lists;
    }

    /** Why an article is suggested. */
    enum Why {
        READING_LIST,
        FOLLOWING,
        SAME_TAG,
        NEWEST
    }

    record Suggestion(Why why, CardView article) {}

    record Next(List<Suggestion> items) {}

    @Answers(410)
    @GetMapping("/api/articles/{id}/next")
    @Operation(
            summary = "What the viewer may read next, three articles at most",
            description =
                    "First from the reading list, then of the authors and tags that they follow, then with the same"
                            + " tags, then the newest; never their own, nor what they have read.")
    Next next(Viewer viewer, @PathVariable String id) {
        Article article = access.readable(id, Optional.of(viewer));
        Map<String, Article> taken = new LinkedHashMap<>();
        Map<String, Why> why = new LinkedHashMap<>();
        List<Map.Entry<Why, Supplier<List<Article>>>> sources = List.of(
                Map.entry(Why.READING_LIST, () -> readingList.newest(viewer, LOOKED_AT)),
                Map.entry(Why.FOLLOWING, () -> followed(viewer)),
                Map.entry(
                        Why.SAME_TAG,
                        () -> lists.followed(List.of(), article.card().shownTags(), null, LOOKED_AT)
                                .items()),
                Map.entry(Why.NEWEST, () -> lists.newest(null, null, LOOKED_AT)));
        for (Map.Entry<Why, Supplier<List<Article>>> source : sources) {
            if (taken.size() < SUGGESTED) {
                unread(viewer, article, source.getValue().get())
                        .filter(one -> why.putIfAbsent(one.id(), source.getKey()) == null)
                        .limit(SUGGESTED - taken.size())
                        .toList()
                        .forEach(one -> taken.put(one.id(), one));
            }
        }
        return new Next(lists.cards(new ArrayList<>(taken.values())).stream()
                .map(card -> new Suggestion(why.getOrDefault(card.id(), Why.NEWEST), card))
                .toList());
    }

    private Stream<Article> unread(Viewer viewer, Article article, List<Article> found) {
        Set<String> read =
                readings.readAmong(viewer.id(), found.stream().map(Article::id).toList());
        return found.stream()
                .filter(one -> !one.id().equals(article.id()) && !one.isBy(viewer.id()) && !read.contains(one.id()));
    }

    /** Where profile-service does not say, the other sources do. */
    private List<Article> followed(Viewer viewer) {
        try {
            Following.Followed followed = following.of(viewer.id());
            return lists.followed(followed.authors(), followed.tags(), null, LOOKED_AT)
                    .items();
        } catch (RemoteUnavailable e) {
            return List.of();
        }
    }
}
