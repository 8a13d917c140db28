package io.earnest.article.article;

import io.earnest.chassis.problem.Problem;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a client's {@code If-Match} names. An article's ETag begins with the version of its text; what
 * follows (a plus more, a new name of the author) does not stand against an edit.
 */
record IfMatch(boolean any, Set<Integer> versions) {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,9})(?:-[\\w-]*)?\"?");

    /** 428 where the header is missing. */
    static IfMatch of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw Problem.of("precondition-required", 428, "If-Match is required")
                    .detail("Send the ETag of the article as you read it in If-Match.")
                    .exception();
        }
        Set<Integer> versions = new HashSet<>();
        for (String tag : header.split(",", 20)) {
            Matcher matcher = TAG.matcher(tag.strip());
            if (matcher.matches()) {
                versions.add(Integer.valueOf(matcher.group(1)));
            }
        }
        return new IfMatch(header.strip().equals("*"), versions);
    }

    boolean allows(int... current) {
        if (any) {
            return true;
        }
        for (int version : current) {
            if (versions.contains(version)) {
                return true;
            }
        }
        return false;
    }
}
