/** What takes effect before a token's end: told to the gateways as a feed, which they follow. */
@NullMarked
package io.earnest.profile.revocation;

import org.jspecify.annotations.NullMarked;
