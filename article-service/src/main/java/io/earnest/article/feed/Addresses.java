package io.earnest.article.feed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the pages are that people see, as absolute addresses. */
@Component
final class Addresses {
    private final String site;

    Addresses(@Value("${earnest.public-url}") String publicUrl) {
        this.site = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    String of(String path) {
        return site + path;
    }

    String article(String slug) {
        return of("/articles/" + slug);
    }

    String profile(String handle) {
        return of("/profiles/" + encoded(handle));
    }

    String feed(@Nullable String tag, @Nullable String author) {
        return of("/feed.atom" + query(tag, author));
    }

    String list(@Nullable String tag, @Nullable String author) {
        return author != null && tag == null ? profile(author) : of("/" + query(tag, author));
    }

    private static String query(@Nullable String tag, @Nullable String author) {
        List<String> parameters = new ArrayList<>();
        if (tag != null) {
            parameters.add("tag=" + encoded(tag));
        }
        if (author != null) {
            parameters.add("author=" + encoded(author));
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
