/** What this service holds about somebody. */
@NullMarked
package io.earnest.comment.account;

import org.jspecify.annotations.NullMarked;
