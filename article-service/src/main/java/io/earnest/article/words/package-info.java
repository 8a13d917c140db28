/** What a word is, when two names are equal, and how a title is written in an address, in any script. */
@NullMarked
package io.earnest.article.words;

import org.jspecify.annotations.NullMarked;
