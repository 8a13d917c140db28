/** What the pages read from comment-service. */
@NullMarked
package io.earnest.gateway.page.comment;

import org.jspecify.annotations.NullMarked;
