/** What a service tells a person of their own things, kept with the service whose event it is; and appeals against some of it. */
@NullMarked
package io.earnest.chassis.notification;

import org.jspecify.annotations.NullMarked;
