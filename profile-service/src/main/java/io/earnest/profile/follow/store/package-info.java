/** What is followed, one document for each who follows; there is no way from who is followed to who follows. */
@NullMarked
package io.earnest.profile.follow.store;

import org.jspecify.annotations.NullMarked;
