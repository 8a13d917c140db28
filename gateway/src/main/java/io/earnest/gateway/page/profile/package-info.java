/** What the pages read from profile-service. */
@NullMarked
package io.earnest.gateway.page.profile;

import org.jspecify.annotations.NullMarked;
