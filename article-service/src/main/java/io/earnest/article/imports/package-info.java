/** Imports by operators. */
@NullMarked
package io.earnest.article.imports;

import org.jspecify.annotations.NullMarked;
