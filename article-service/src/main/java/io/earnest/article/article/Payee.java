package io.earnest.article.article;

/** Who receives what an article earns for its author. */
public enum Payee {
    /** The profile that wrote it or was given it, also where that account was deleted since. */
    AUTHOR,
    /** The house's archive: an import that no profile was given. */
    ARCHIVE
}
