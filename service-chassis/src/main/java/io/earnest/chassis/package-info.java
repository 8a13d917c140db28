/** What every service needs and no service owns. Technical only: no domain type ever enters it. */
@NullMarked
package io.earnest.chassis;

import org.jspecify.annotations.NullMarked;
