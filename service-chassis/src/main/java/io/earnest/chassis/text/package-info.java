/** What people write, before anybody else sees it. */
@NullMarked
package io.earnest.chassis.text;

import org.jspecify.annotations.NullMarked;
