/** What this service holds about somebody. */
@NullMarked
package io.earnest.article.account;

import org.jspecify.annotations.NullMarked;
