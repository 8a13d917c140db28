package io.earnest.gateway.page.share;

import io.earnest.chassis.Ids;
import io.earnest.gateway.page.Words;
import io.earnest.gateway.page.article.Article;
import io.earnest.gateway.page.article.Signature;

/**
 * What the picture beside a link to an article says.
 *
 * @param by who wrote it; empty where nobody is named
 */
public record Said(String title, String by, String facts) {
    public static Said of(Article article) {
        Signature signature = article.signature();
        return new Said(
                article.title(),
                signature.named() ? signature.name() : "",
                Words.minutes(article.timeToReadSeconds()) + " read");
    }

    /** Changes with what is said, and with how it is drawn. */
    public String version() {
        return Ids.derived("share-1", title, by, facts).substring(0, 10);
    }
}
