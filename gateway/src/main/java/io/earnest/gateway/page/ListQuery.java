package io.earnest.gateway.page;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Which articles a list shows, and the addresses of the lists beside it. */
public record ListQuery(
        String sort,
        @Nullable String tag,
        @Nullable String author,
        @Nullable String q,
        @Nullable String cursor) {

    public static final List<String> SORTS = List.of("newest", "top", "discussed");

    public ListQuery {
        sort = SORTS.contains(sort) ? sort : "newest";
        tag = blankToNull(tag);
        author = blankToNull(author);
        q = blankToNull(q);
        cursor = blankToNull(cursor);
    }

    public static String label(String sort) {
        return switch (sort) {
            case "top" -> "Top";
            case "discussed" -> "Discussed";
            default -> "Newest";
        };
    }

    public static String tagged(String tag) {
        return new ListQuery("newest", tag, null, null, null).address();
    }

    /** Neither filtered nor paged: the front page. */
    public boolean plain() {
        return !filtered() && !paged() && sort.equals("newest");
    }

    public boolean filtered() {
        return tag != null || author != null || q != null;
    }

    public boolean paged() {
        return cursor != null;
    }

    public String words() {
        if (q != null) {
            return "Found for";
        }
        return tag != null ? "Tagged" : "By";
    }

    public String subject() {
        return String.join(
                ", ",
                List.of(or(q), or(tag), or(author)).stream()
                        .filter(s -> !s.isEmpty())
                        .toList());
    }

    public String olderLabel() {
        return sort.equals("newest") ? "Older" : "More";
    }

    public String sortedBy(String other) {
        return new ListQuery(other, tag, author, q, null).address();
    }

    public String first() {
        return new ListQuery(sort, tag, author, q, null).address();
    }

    public String after(@Nullable String next) {
        return new ListQuery(sort, tag, author, q, next).address();
    }

    /** What the browser's tab says. */
    public String title() {
        return filtered() ? words() + " " + subject() + " · Earnest" : "Earnest: attention, paid for";
    }

    public String address() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!sort.equals("newest")) {
            parameters.put("sort", sort);
        }
        put(parameters, "tag", tag);
        put(parameters, "author", author);
        put(parameters, "q", q);
        put(parameters, "cursor", cursor);
        return parameters.isEmpty()
                ? "/"
                : parameters.entrySet().stream()
                        .map(e -> e.getKey() + "=" + UriUtils.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "/?", ""));
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String or(@Nullable String value) {
        return value == null ? "" : value;
    }
}
