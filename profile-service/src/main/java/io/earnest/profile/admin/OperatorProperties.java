package io.earnest.profile.admin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first operator.
 *
 * @param handle made at the start if there is no such handle; none is made where this is empty
 */
@ConfigurationProperties("earnest.operator")
record OperatorProperties(@Nullable String handle, @Nullable String password) {
    @Override
    public String toString() {
        return "OperatorProperties[" + handle + "]";
    }
}
