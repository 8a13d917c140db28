/** rewards-service, as this service needs it: submitting commands, and entries for operators. */
@NullMarked
package io.earnest.profile.rewards;

import org.jspecify.annotations.NullMarked;
