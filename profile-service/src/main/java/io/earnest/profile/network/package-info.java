/** Where a request came from. */
@NullMarked
package io.earnest.profile.network;

import org.jspecify.annotations.NullMarked;
