/** The API's documents: every service's own, shown at one place. */
@NullMarked
package io.earnest.gateway.docs;

import org.jspecify.annotations.NullMarked;
