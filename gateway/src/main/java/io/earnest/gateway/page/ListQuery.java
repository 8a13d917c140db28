package io.earnest.gateway.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Which articles a list shows, and the addresses of the lists beside it. */
public record ListQuery(
        @Nullable String sort,
        @Nullable String tag,
        @Nullable String author,
        @Nullable String q,
        @Nullable String cursor) {

    /** As article-service has it; the field of the page takes no more. */
    public static final int MAX_QUERY_CHARS = 200;

    private static final List<String> SORTS = List.of("newest", "top", "discussed");
    private static final List<String> SEARCH_SORTS = List.of("relevance", "newest", "top", "discussed");

    public ListQuery {
        tag = blankToNull(tag);
        author = blankToNull(author);
        q = blankToNull(q);
        cursor = blankToNull(cursor);
        List<String> possible = q == null ? SORTS : SEARCH_SORTS;
        sort = sort != null && possible.contains(sort) ? sort : possible.getFirst();
    }

    /** The orders that there are for this list, the usual one first. */
    public List<String> sorts() {
        return q == null ? SORTS : SEARCH_SORTS;
    }

    public static String label(String sort) {
        return switch (sort) {
            case "relevance" -> "Best";
            case "top" -> "Top";
            case "discussed" -> "Discussed";
            default -> "Newest";
        };
    }

    public static String tagged(String tag) {
        return new ListQuery(null, tag, null, null, null).address();
    }

    /** More than anybody can mean, and than is looked for. */
    public boolean tooLong() {
        return q != null && q.codePointCount(0, q.length()) > MAX_QUERY_CHARS;
    }

    /** Neither filtered nor paged: the front page. */
    public boolean plain() {
        return !filtered() && !paged() && usual();
    }

    public boolean filtered() {
        return tag != null || author != null || q != null;
    }

    /** Whether it is all of one tag, which one can follow. */
    public boolean ofTag() {
        return tag != null && author == null && q == null;
    }

    private boolean usual() {
        return sorts().getFirst().equals(sort);
    }

    public boolean paged() {
        return cursor != null;
    }

    /** What the list is: {@code Articles}, {@code “bees”, tagged nature, by @ada}. */
    public String heading() {
        List<String> parts = new ArrayList<>();
        if (q != null) {
            parts.add(q.contains("\"") ? q : "“" + q + "”");
        }
        if (tag != null) {
            parts.add("tagged " + tag);
        }
        if (author != null) {
            parts.add("by @" + author);
        }
        String all = String.join(", ", parts);
        return q == null ? "Articles" + (all.isEmpty() ? "" : " " + all) : all;
    }

    /** The same for all articles, whoever wrote them and whatever they are tagged. */
    public @Nullable String everywhere() {
        return q != null && (tag != null || author != null) ? new ListQuery(null, null, null, q, null).address() : null;
    }

    /** The same for the words of a phrase, wherever they stand. */
    public @Nullable String looser() {
        return q != null && q.contains("\"")
                ? new ListQuery(null, tag, author, q.replace('"', ' '), null).address()
                : null;
    }

    /** The feed of what the list shows; a search has none. */
    public String feed() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "tag", tag);
        put(parameters, "author", author);
        return "/feed.atom" + query(parameters);
    }

    public String olderLabel() {
        return "newest".equals(sort) ? "Older" : "More";
    }

    public String sortedBy(String other) {
        return new ListQuery(other, tag, author, q, null).address();
    }

    /** The same list for other words. */
    public String searching(String words) {
        return new ListQuery(sort, tag, author, words, null).address();
    }

    /** The same list from its beginning. */
    public ListQuery fromStart() {
        return new ListQuery(sort, tag, author, q, null);
    }

    public String first() {
        return fromStart().address();
    }

    public String after(@Nullable String next) {
        return new ListQuery(sort, tag, author, q, next).address();
    }

    /** What the browser's tab says. */
    public String title() {
        return filtered() ? heading() + " · Earnest" : "Earnest: attention, paid for";
    }

    public String address() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!usual()) {
            put(parameters, "sort", sort);
        }
        put(parameters, "tag", tag);
        put(parameters, "author", author);
        put(parameters, "q", q);
        put(parameters, "cursor", cursor);
        return "/" + query(parameters);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(e -> e.getKey() + "=" + UriUtils.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
