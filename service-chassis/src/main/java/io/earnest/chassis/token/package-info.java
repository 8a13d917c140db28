/** Who is asking: people by the platform's tokens, services by tokens that they sign themselves. */
@NullMarked
package io.earnest.chassis.token;

import org.jspecify.annotations.NullMarked;
