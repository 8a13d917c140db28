package io.earnest.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Has the shared system for itself: stops parts of it, puts load on it, or looks at what others change (the audit, the archive's
 * balance).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(Alone.SHARED_SYSTEM)
@interface Alone {
    /** What the locks are about. */
    String SHARED_SYSTEM = "the shared system";
}
