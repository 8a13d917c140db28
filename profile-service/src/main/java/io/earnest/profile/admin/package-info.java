/** What operators do, and the record of it. */
@NullMarked
package io.earnest.profile.admin;

import org.jspecify.annotations.NullMarked;
