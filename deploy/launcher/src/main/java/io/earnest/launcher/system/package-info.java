/** The processes of a local Earnest: their keys, ports, applications and supervision. */
@NullMarked
package io.earnest.launcher.system;

import org.jspecify.annotations.NullMarked;
