/** Publishing a draft for the tribute. */
@NullMarked
package io.earnest.article.publication;

import org.jspecify.annotations.NullMarked;
