/** What the pages read from rewards-service. */
@NullMarked
package io.earnest.gateway.page.rewards;

import org.jspecify.annotations.NullMarked;
