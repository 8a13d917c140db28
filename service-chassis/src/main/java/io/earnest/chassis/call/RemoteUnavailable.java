package io.earnest.chassis.call;

/**
 * The provider gave no usable answer: refused connection, time-out, 5xx, an open breaker; to a service's own call also
 * 401, 408 and 429. Whether the call took effect is unknown. Never to be read as "not found" or "refused".
 */
public final class RemoteUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String provider;

    public RemoteUnavailable(String provider, String why) {
        super(why, null, false, false);
        this.provider = provider;
    }

    public String provider() {
        return provider;
    }
}
