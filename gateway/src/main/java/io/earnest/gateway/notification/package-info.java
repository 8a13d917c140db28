/** What a person was told, composed of what the services keep: the bell's count, the page, and appeals. */
@NullMarked
package io.earnest.gateway.notification;

import org.jspecify.annotations.NullMarked;
