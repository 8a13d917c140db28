/** What this service holds about somebody. */
@NullMarked
package io.earnest.rewards.account;

import org.jspecify.annotations.NullMarked;
