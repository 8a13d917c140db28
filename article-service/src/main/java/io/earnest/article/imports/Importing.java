package io.earnest.article.imports;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import io.earnest.article.article.Access;
import io.earnest.article.article.Article;
import io.earnest.article.article.ArticleStore;
import io.earnest.article.article.Imported;
import io.earnest.article.article.Notes;
import io.earnest.article.article.Text;
import io.earnest.article.profile.Members;
import io.earnest.article.profile.Profile;
import io.earnest.article.profile.Profiles;
import io.earnest.chassis.Ids;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What operators bring in, published as it stands, and whom they give it to. Each deed is noted for the audit. */
@Component
class Importing {
    private final ArticleStore articles;
    private final Imported imported;
    private final AliasStore aliases;
    private final Access access;
    private final Members members;
    private final Profiles profiles;
    private final Notes notes;
    private final Clock clock;

    Importing(
            ArticleStore articles,
            Imported imported,
            AliasStore aliases,
            Access access,
            Members members,
            Profiles profiles,
            Notes notes,
            Clock clock) {
        this.articles = articles;
        this.imported = imported;
        this.aliases = aliases;
        this.access = access;
        this.members = members;
        this.profiles = profiles;
        this.notes = notes;
        this.clock = clock;
    }

    /** An import's answer: the article, and whether it is new. */
    record Result(Article article, boolean isNew) {}

    /**
     * Publishes the text without a tribute; the same source again changes nothing but that aliases are claimed that were
     * not yet, also those on whose way the first import was cut off.
     */
    Result run(Viewer viewer, ImportRequest request) {
        members.live(viewer, "operator");
        Set<AliasPath> paths = request.paths();
        Result result = published(viewer, request);
        paths.forEach(path -> aliases.claim(path, result.article().id()));
        return result;
    }

    private Result published(Viewer viewer, ImportRequest request) {
        String source = request.checkedSource();
        String id = Ids.derived("import", source);
        Optional<Article> there = articles.find(id);
        if (there.isPresent()) {
            return new Result(there.get(), false);
        }
        Text text = Text.of(request.title(), request.body(), request.tags(), Text.MAX_IMPORTED_TAGS);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var note = new Article.Note("article-imported:" + id, viewer.id(), "article-imported", source, null);
        Article article =
                imported.article(id, text, request.names(), source, request.time(now), now, note, notes.intent(note));
        boolean isNew = articles.insert(article);
        if (isNew) {
            notes.settleSoon(id);
        }
        return new Result(articles.find(id).orElse(article), isNew);
    }

    /** Gives an import to a profile, which receives what is accepted from then on. */
    Article assign(Viewer viewer, String idOrSlug, String handle) {
        members.live(viewer, "operator");
        Article article = access.readable(idOrSlug, Optional.of(viewer));
        if (article.source() == null) {
            throw Problem.of("not-an-import", 409, "Not an import")
                    .detail("Only an imported article can be given to a profile.")
                    .exception();
        }
        Profile author = profiles.liveByHandle(handle)
                .filter(p -> !p.deleted())
                .orElseThrow(() -> Problem.notFound("profile").exception());
        if (article.isBy(author.id())) {
            return article;
        }
        var note = new Article.Note(
                "article-assigned:" + article.id() + ":" + Ids.random(),
                viewer.id(),
                "article-assigned",
                author.id(),
                null);
        if (!articles.changeOwing(
                article, combine(set("account", author.id()), set("authorId", author.id())), notes.owing(note))) {
            throw Access.inProgress();
        }
        notes.settleSoon(article.id());
        return access.known(article.id());
    }
}
