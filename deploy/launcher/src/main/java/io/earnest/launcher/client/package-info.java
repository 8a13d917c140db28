/** The public HTTP API as the launcher uses it. */
@NullMarked
package io.earnest.launcher.client;

import org.jspecify.annotations.NullMarked;
