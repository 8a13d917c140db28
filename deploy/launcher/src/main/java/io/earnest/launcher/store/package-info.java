/** Where a local Earnest keeps its data: a MongoDB found, fetched or embedded. */
@NullMarked
package io.earnest.launcher.store;

import org.jspecify.annotations.NullMarked;
