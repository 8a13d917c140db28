/** Calls that nobody has thought of, made from the published OpenAPI documents by Schemathesis. */
@NullMarked
package io.earnest.launcher.fuzz;

import org.jspecify.annotations.NullMarked;
