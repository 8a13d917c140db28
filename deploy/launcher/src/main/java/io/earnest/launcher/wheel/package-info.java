/** Tools and data that come as Python packages, each pinned by version and SHA-256. */
@NullMarked
package io.earnest.launcher.wheel;

import org.jspecify.annotations.NullMarked;
