package io.earnest.chassis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The statuses of a call's own, for its document. Those that follow from its form (400, 401, 403, 404, 406, 413, 415, 429,
 * 503) are there without being named. What it names as successes are all of its successes.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Answers {
    /** Successes, 304, and refusals such as 402, 409, 410, 412, 428. */
    int[] value() default {};

    /** Whether it takes an {@code Idempotency-Key}; this adds 409 and 422. */
    boolean idempotencyKey() default false;
}
