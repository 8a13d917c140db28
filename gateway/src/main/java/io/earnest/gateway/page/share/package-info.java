/** The picture beside a link to an article that somebody shares elsewhere, drawn here. */
@NullMarked
package io.earnest.gateway.page.share;

import org.jspecify.annotations.NullMarked;
