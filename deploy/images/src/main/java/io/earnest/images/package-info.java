/** Builds the container images: runtime, files, class archive, and the writing of it all. */
@NullMarked
package io.earnest.images;

import org.jspecify.annotations.NullMarked;
