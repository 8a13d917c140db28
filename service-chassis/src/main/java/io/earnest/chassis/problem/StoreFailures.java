package io.earnest.chassis.problem;

import org.springframework.util.ClassUtils;

/** Tells an outage of the store from a defect, without needing the driver on the class path (the gateway has none). */
final class StoreFailures {
    private static final boolean DRIVER =
            ClassUtils.isPresent("com.mongodb.MongoException", StoreFailures.class.getClassLoader());

    private StoreFailures() {}

    static boolean isUnavailable(Throwable failure) {
        return DRIVER && Driver.isUnavailable(failure);
    }

    /** Loaded only where the driver is there. */
    private static final class Driver {
        static boolean isUnavailable(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof com.mongodb.MongoTimeoutException
                        || cause instanceof com.mongodb.MongoSocketException
                        // Who waited for a connection when another's broke.
                        || cause instanceof com.mongodb.MongoConnectionPoolClearedException
                        // The store does not let this service in, as while its password is being replaced.
                        || cause instanceof com.mongodb.MongoSecurityException
                        || cause instanceof com.mongodb.MongoNotPrimaryException
                        || cause instanceof com.mongodb.MongoNodeIsRecoveringException
                        || cause instanceof com.mongodb.MongoExecutionTimeoutException
                        || cause instanceof com.mongodb.MongoWriteConcernException
                        || cause instanceof com.mongodb.MongoServerUnavailableException) {
                    return true;
                }
            }
            return false;
        }
    }
}
