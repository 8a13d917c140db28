package io.earnest.gateway.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form for signing in or up: empty, or as it was sent and refused, without the password.
 *
 * @param next the page to go to afterwards, as the visitor's address says it; looked at when it is used
 * @param errors a sentence for each field that can't be taken
 * @param refusal what is wrong otherwise, and what to do now
 */
public record SignForm(
        String handle,
        String displayName,
        String next,
        Map<String, String> errors,
        @Nullable String refusal) {

    public static SignForm empty(@Nullable String next) {
        return new SignForm("", "", next == null ? "" : next, Map.of(), null);
    }

    public SignForm refused(Map<String, String> fields, @Nullable String otherwise) {
        return new SignForm(handle, displayName, next, fields, otherwise);
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** For {@code aria-invalid}; null leaves the attribute out. */
    public @Nullable String invalid(String field) {
        return errors.containsKey(field) ? "true" : null;
    }
}
