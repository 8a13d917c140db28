/** What programs follow the site by: Atom feeds and the sitemap. */
@NullMarked
package io.earnest.article.feed;

import org.jspecify.annotations.NullMarked;
