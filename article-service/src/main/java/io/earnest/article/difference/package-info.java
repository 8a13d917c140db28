/** What one text has that another has not, line by line and, within a line, word by word. */
@NullMarked
package io.earnest.article.difference;

import org.jspecify.annotations.NullMarked;
