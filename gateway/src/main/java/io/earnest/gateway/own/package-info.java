/** Parts of pages that are a person's own and drawn here: asked for in their name, and kept nowhere. */
@NullMarked
package io.earnest.gateway.own;

import org.jspecify.annotations.NullMarked;
