/** What the OpenAPI document of every service says by itself: who may call, how calls fail, what may be null. */
@NullMarked
package io.earnest.chassis.api;

import org.jspecify.annotations.NullMarked;
