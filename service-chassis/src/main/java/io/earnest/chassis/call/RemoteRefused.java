package io.earnest.chassis.call;

/** The provider answered with a 4xx: it understood and said no. */
public final class RemoteRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String provider;
    private final int status;
    private final String body;

    public RemoteRefused(String provider, int status, String body) {
        super(provider + " answered " + status + ": " + body, null, false, false);
        this.provider = provider;
        this.status = status;
        this.body = body;
    }

    public String provider() {
        return provider;
    }

    public int status() {
        return status;
    }

    /** The problem document as it came, at most 8 kB. */
    public String body() {
        return body;
    }
}
