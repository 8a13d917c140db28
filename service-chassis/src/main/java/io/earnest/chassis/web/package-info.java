/** Limits and identity of HTTP requests. */
@NullMarked
package io.earnest.chassis.web;

import org.jspecify.annotations.NullMarked;
