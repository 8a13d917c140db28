/** What somebody may do with their account as a whole: take all of it along, and delete it. */
@NullMarked
package io.earnest.profile.account;

import org.jspecify.annotations.NullMarked;
