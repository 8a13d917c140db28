package io.earnest.comment.speaker;

/**
 * Who somebody is within one article.
 *
 * @param number tells those apart who use the same avatar there, from 1
 */
public record Speaker(String avatarId, int number) {}
