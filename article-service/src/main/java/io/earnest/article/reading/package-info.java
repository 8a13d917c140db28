/** Readings: what is credited, verified and paid. */
@NullMarked
package io.earnest.article.reading;

import org.jspecify.annotations.NullMarked;
