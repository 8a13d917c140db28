@NullMarked
package io.earnest.launcher;

import org.jspecify.annotations.NullMarked;
