/** A MongoDB-compatible server in pure Java on one file, which acknowledges nothing that a crash could take back. */
@NullMarked
package io.earnest.embedded;

import org.jspecify.annotations.NullMarked;
