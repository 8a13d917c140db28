/** What of the chain everybody may see: the blocks' headers, and the keys that sign reports. */
@NullMarked
package io.earnest.rewards.chain;

import org.jspecify.annotations.NullMarked;
