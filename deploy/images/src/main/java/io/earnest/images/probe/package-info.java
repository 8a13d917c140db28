/** What asks a service in its own image whether it is ready. */
@NullMarked
package io.earnest.images.probe;

import org.jspecify.annotations.NullMarked;
