/** Markdown files into articles. */
@NullMarked
package io.earnest.launcher.imports;

import org.jspecify.annotations.NullMarked;
