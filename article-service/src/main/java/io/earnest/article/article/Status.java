package io.earnest.article.article;

/** DRAFT and PENDING are seen by the author alone; PENDING is a publication that is not paid yet. */
public enum Status {
    DRAFT,
    PENDING,
    PUBLISHED,
    DELETED
}
