package io.earnest.article.article;

import io.earnest.chassis.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How much an author may have and add: drafts and edits cost nothing, and each may have 200 kB. */
@Component
class WritingLimits {
    static final int MOST_DRAFTS = 200;
    /** Those that were deleted again are counted too: a line of each stays. */
    static final int MOST_BEGUN_A_DAY = 300;

    /** Of a published article, the first one among them. */
    static final int MOST_TEXTS_A_DAY = 50;

    private static final Duration DAY = Duration.ofDays(1);

    private final ArticleStore articles;
    private final RevisionStore revisions;
    private final Clock clock;

    WritingLimits(ArticleStore articles, RevisionStore revisions, Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.clock = clock;
    }

    /** Passes an author who may have one more draft: 409 {@code too-many-drafts}, 429 {@code daily-limit}. */
    void anotherDraft(String author) {
        if (articles.drafts(author, MOST_DRAFTS) >= MOST_DRAFTS) {
            throw Problem.of("too-many-drafts", 409, "Too many drafts")
                    .detail("A profile can have " + MOST_DRAFTS + " drafts. Publish or delete one, then go on.")
                    .with("limit", MOST_DRAFTS)
                    .exception();
        }
        if (articles.begunSince(author, clock.instant().minus(DAY), MOST_BEGUN_A_DAY) >= MOST_BEGUN_A_DAY) {
            throw dailyLimit("A profile can begin " + MOST_BEGUN_A_DAY
                            + " articles in 24 hours, deleted ones among them."
                            + " Change a draft that you have, or try again tomorrow.")
                    .exception();
        }
    }

    /**
     * Passes a published article that may have one more edit, which adds to its history: 429 {@code daily-limit} until the
     * oldest of so many is a day old.
     */
    void anotherText(Article article) {
        Instant now = clock.instant();
        revisions
                .writtenAt(article.id(), article.version() - MOST_TEXTS_A_DAY + 1)
                .map(at -> Duration.between(now, at.plus(DAY)))
                .filter(Duration::isPositive)
                .ifPresent(wait -> {
                    throw dailyLimit("A published article can be given " + MOST_TEXTS_A_DAY
                                    + " texts in 24 hours. Gather your changes, and save them in "
                                    + (wait.toMinutes() + 1) + " minutes.")
                            .with("retryAfterSeconds", wait.toSeconds() + 1)
                            .exception();
                });
    }

    private static Problem dailyLimit(String detail) {
        return Problem.of("daily-limit", 429, "The day's limit is reached").detail(detail);
    }
}
