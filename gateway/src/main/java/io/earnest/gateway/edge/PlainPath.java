package io.earnest.gateway.edge;

import java.util.regex.Pattern;

/**
 * Paths that can be written in one way only. Routing matches a path's decoded segments, policies compare the path as it came;
 * on a plain path the two are the same wherever one of them has a fixed word. All other paths are nobody's.
 */
final class PlainPath {
    /** What may stand for itself (RFC 3986: unreserved characters) and so is not encoded. */
    private static final String UNRESERVED = "%(2[de]|3[0-9]|[46][1-9a-f]|[57][0-9a]|5f|7e)";

    /** Slashes, parameters of segments, percents and control characters in disguise. */
    private static final String HIDDEN = "%(2f|5c|3b|25|[01][0-9a-f]|7f)";

    /** Parameters of segments; empty and dot segments; an empty one at the end is what a slash there makes. */
    private static final String SEGMENTS = ";|\\\\|//|/\\.\\.?(/|$)|(?!^)/$";

    private static final Pattern AMBIGUOUS =
            Pattern.compile(SEGMENTS + "|" + HIDDEN + "|" + UNRESERVED, Pattern.CASE_INSENSITIVE);

    private PlainPath() {}

    /** Whether a request's path, as it came, is plain. */
    static boolean is(String path) {
        return path.startsWith("/") && !AMBIGUOUS.matcher(path).find();
    }
}
