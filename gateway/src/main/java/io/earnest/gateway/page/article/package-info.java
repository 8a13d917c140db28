/** What the pages read from article-service. */
@NullMarked
package io.earnest.gateway.page.article;

import org.jspecify.annotations.NullMarked;
