/** Intents: what a thing still owes to another service, kept in the thing's own document until done. */
@NullMarked
package io.earnest.chassis.intent;

import org.jspecify.annotations.NullMarked;
