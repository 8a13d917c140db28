/** What comment-service needs from article-service. */
@NullMarked
package io.earnest.comment.article;

import org.jspecify.annotations.NullMarked;
