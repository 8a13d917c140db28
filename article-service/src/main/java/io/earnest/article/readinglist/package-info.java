/** Articles that somebody means to read later: private. */
@NullMarked
package io.earnest.article.readinglist;

import org.jspecify.annotations.NullMarked;
