package io.earnest.article.article;

import io.earnest.article.markdown.Markdown;
import io.earnest.article.markdown.Rendered;
import io.earnest.chassis.Ids;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.text.PlainLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an author writes, in the form in which it is kept. Whatever is wrong with it is a 400 that names the field.
 *
 * @param title 3 to 200 characters, on one line
 * @param body Markdown, at most 200,000 bytes
 * @param tags as they are shown, each once
 */
public record Text(String title, String body, List<String> tags) {
    public static final int MAX_TAGS = 5;
    public static final int MAX_IMPORTED_TAGS = 20;

    private static final int MAX_BODY_BYTES = 200_000;
    private static final int MAX_TAG_CHARS = 60;

    public static Text of(
            @Nullable String title, @Nullable String body, @Nullable List<@Nullable String> tags, int maxTags) {
        String oneLine = title == null ? "" : clean(title);
        int length = oneLine.codePointCount(0, oneLine.length());
        if (length < 3 || length > 200) {
            throw Problem.invalid("title", "must have 3 to 200 characters").exception();
        }
        return new Text(oneLine, body(body), tags(tags == null ? List.of() : tags, maxTags));
    }

    static String body(@Nullable String body) {
        if (body == null || body.isBlank()) {
            throw Problem.invalid("body", "must not be empty").exception();
        }
        if (body.getBytes(StandardCharsets.UTF_8).length > MAX_BODY_BYTES) {
            throw Problem.invalid("body", "must have at most 200 kB").exception();
        }
        return body.replace("\u0000", "");
    }

    private static List<String> tags(List<@Nullable String> raw, int maxTags) {
        List<String> tags = new ArrayList<>();
        for (String one : raw) {
            String tag = Tags.shown(one == null ? "" : one);
            if (tag.length() > MAX_TAG_CHARS) {
                throw Problem.invalid("tags", "may have at most " + MAX_TAG_CHARS + " characters each")
                        .exception();
            }
            if (!tag.isEmpty()) {
                tags.add(tag);
            }
        }
        List<String> each = Tags.each(tags);
        if (each.size() > maxTags) {
            throw Problem.invalid("tags", "may be at most " + maxTags).exception();
        }
        return each;
    }

    private static String clean(String text) {
        return PlainLine.of(text);
    }

    /** What tells two requests to create apart. */
    String fingerprint() {
        return Ids.fingerprint(title, body, String.join("\n", tags));
    }

    Revision revision(String article, int version, Rendered rendered, Instant at) {
        String id = article + ":" + version + ":" + Ids.derived(title, body, String.join("\n", tags));
        return new Revision(
                id,
                article,
                version,
                title,
                tags,
                body,
                rendered.html(),
                rendered.words(),
                Markdown.VERSION,
                at,
                false);
    }

    Card card(Revision revision, Rendered rendered) {
        return new Card(
                title,
                tags.stream().map(Tags::key).toList(),
                tags,
                rendered.excerpt(),
                rendered.words(),
                revision.id());
    }
}
