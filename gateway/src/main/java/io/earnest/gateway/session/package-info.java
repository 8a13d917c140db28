/** A browser's session: two cookies at the gateway, which the services never see. */
@NullMarked
package io.earnest.gateway.session;

import org.jspecify.annotations.NullMarked;
