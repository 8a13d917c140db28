package io.earnest.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Deeds made ready to be done, a few at a time, for making people costs the hashing of their passwords. */
final class Repertoire {
    private static final int AT_ONCE = 4;
    private final Cast cast;
    private final Readers readers;
    private final ArticleDeeds articles;
    private final CommentDeeds comments;
    private final ProfileDeeds profiles;
    private final RewardsDeeds rewards;

    Repertoire(Cast cast, Readers readers) {
        this.cast = cast;
        this.readers = readers;
        this.articles = new ArticleDeeds(cast);
        this.comments = new CommentDeeds(cast);
        this.profiles = new ProfileDeeds(cast);
        this.rewards = new RewardsDeeds(cast);
    }

    /** One of each kind that article-, comment- and profile-service know, in the same order each time. */
    List<Deed> all() {
        Readers.Begun paid = readers.next(cast);
        Readers.Begun pleased = readers.next(cast);
        Readers.Begun annoyed = readers.next(cast);
        Readers.Begun grown = readers.next(cast);
        return together(List.of(
                articles::draft,
                articles::edit,
                articles::editPublished,
                articles::publication,
                articles::deletion,
                articles::removal,
                articles::importing,
                articles::assignment,
                () -> articles.reading(paid),
                () -> articles.rating(pleased, "PLUS"),
                () -> articles.rating(annoyed, "MINUS"),
                comments::comment,
                comments::reply,
                comments::edit,
                comments::deletion,
                comments::like,
                comments::dislike,
                comments::flag,
                () -> comments.decision("KEEP"),
                () -> comments.decision("REMOVE"),
                profiles::signUp,
                profiles::grant,
                profiles::reversal,
                profiles::experience,
                profiles::roles,
                profiles::suspension,
                profiles::passwordChange,
                () -> ProfileDeeds.experienceOf(articles.reading(grown))));
    }

    /** Those that people do on an article's page, and what leads there. */
    List<Deed> everyday() {
        Readers.Begun paid = readers.next(cast);
        Readers.Begun pleased = readers.next(cast);
        return together(List.of(
                articles::draft,
                articles::publication,
                () -> articles.reading(paid),
                () -> articles.rating(pleased, "PLUS"),
                comments::comment,
                comments::like,
                profiles::signUp,
                rewards::report));
    }

    /** Makes all ready, a few at a time. */
    static <T> List<T> together(List<Callable<T>> tasks) {
        return together(AT_ONCE, tasks);
    }

    /** Runs all, so many at a time; gives what they gave, in their order. */
    static <T> List<T> together(int atOnce, List<Callable<T>> tasks) {
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
