package io.earnest.chassis.call;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The provider answered with a 4xx: it understood and said no. To a person's call every 4xx is that, 401 (a token that serves
 * no more) and 429 (too much of one person) among them.
 */
public final class RemoteRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Pattern PROBLEM = Pattern.compile("\"/problems/([a-z0-9-]{1,50})\"");

    private final String provider;
    private final int status;
    private final String body;

    public RemoteRefused(String provider, int status, String body) {
        super(provider + " answered " + status + problemIn(body), null, false, false);
        this.provider = provider;
        this.status = status;
        this.body = body;
    }

    /** The problem's name alone: messages are logged, and a body may hold what is somebody's. */
    private static String problemIn(String body) {
        Matcher type = PROBLEM.matcher(body);
        return type.find() ? " " + type.group(1) : "";
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
