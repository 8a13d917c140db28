/** What a person sees of their own account. */
@NullMarked
package io.earnest.rewards.wallet;

import org.jspecify.annotations.NullMarked;
