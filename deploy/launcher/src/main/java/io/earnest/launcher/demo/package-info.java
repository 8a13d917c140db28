/** The small world of our own texts that an empty system starts with. */
@NullMarked
package io.earnest.launcher.demo;

import org.jspecify.annotations.NullMarked;
