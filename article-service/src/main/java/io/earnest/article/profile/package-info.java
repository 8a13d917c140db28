/** What this service asks of and tells profile-service. */
@NullMarked
package io.earnest.article.profile;

import org.jspecify.annotations.NullMarked;
