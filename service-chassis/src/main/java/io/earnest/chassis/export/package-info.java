/** What a service holds about somebody, page by page, so that no answer and no memory grows with it. */
@NullMarked
package io.earnest.chassis.export;

import org.jspecify.annotations.NullMarked;
