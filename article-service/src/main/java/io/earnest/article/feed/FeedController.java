package io.earnest.article.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.earnest.article.article.Article;
import io.earnest.article.article.ArticleLists;
import io.earnest.article.article.CardView;
import io.earnest.article.article.Tags;
import io.earnest.article.profile.Profile;
import io.earnest.article.profile.Profiles;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.text.PlainLine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Feeds")
@EnableConfigurationProperties(FeedProperties.class)
class FeedController {
    private static final int ENTRIES = 50;
    private static final int MOST_FEEDS = 200;
    private static final int MAX_NAME_CHARS = 100;

    private final ArticleLists articles;
    private final Profiles profiles;
    private final Addresses addresses;
    private final Cache<Key, ResponseEntity<byte[]>> written;

    FeedController(ArticleLists articles, Profiles profiles, Addresses addresses, FeedProperties properties) {
        this.articles = articles;
        this.profiles = profiles;
        this.addresses = addresses;
        this.written = Caffeine.newBuilder()
                .maximumSize(MOST_FEEDS)
                .expireAfterWrite(properties.keep())
                .build();
    }

    private record Key(@Nullable String tag, @Nullable String author) {}

    @Answers(404)
    @GetMapping(path = "/feed.atom", produces = AtomFeed.MEDIA_TYPE)
    @Operation(summary = "The 50 newest articles as Atom 1.0, all or those of a tag or an author's handle")
    ResponseEntity<byte[]> feed(
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String author) {
        Key key = new Key(name("tag", tag == null ? null : Tags.shown(tag)), name("author", author));
        ResponseEntity<byte[]> known = written.getIfPresent(key);
        if (known == null) {
            known = Documents.answer(AtomFeed.MEDIA_TYPE, write(key));
            written.put(key, known);
        }
        return known;
    }

    private byte[] write(Key key) {
        Profile profile = key.author == null ? null : profile(key.author);
        List<Article> newest = articles.newest(key.tag, profile == null ? null : profile.id(), ENTRIES);
        List<CardView> cards = articles.cards(newest);
        List<AtomFeed.Entry> entries = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            entries.add(new AtomFeed.Entry(cards.get(i), newest.get(i).updatedAt()));
        }
        return new AtomFeed(addresses, key.tag, key.author, profile == null ? null : profile.displayName(), entries)
                .xml();
    }

    private Profile profile(String handle) {
        return profiles.byHandle(handle)
                .filter(found -> !found.deleted())
                .orElseThrow(() -> Problem.notFound("profile").exception());
    }

    private static @Nullable String name(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String name = PlainLine.of(value).toLowerCase(Locale.ROOT);
        if (name.length() > MAX_NAME_CHARS) {
            throw Problem.invalid(field, "may have at most " + MAX_NAME_CHARS + " characters")
                    .exception();
        }
        return name;
    }
}
