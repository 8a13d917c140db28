/** Backups of all stores to one point, their way back into an empty place, and what must be true of stores together. */
@NullMarked
package io.earnest.launcher.backup;

import org.jspecify.annotations.NullMarked;
