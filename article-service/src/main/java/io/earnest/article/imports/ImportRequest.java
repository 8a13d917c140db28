package io.earnest.article.imports;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.text.PlainLine;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text from elsewhere. Its front matter was written by other rules, so it is read leniently.
 *
 * @param byline plain names of who wrote it, none where nobody is known
 * @param publishedAt a time or a date (then its beginning in UTC)
 * @param aliases paths under which it was known where it comes from: they lead to it where nothing else is
 * @param source names the original: one import for each
 */
record ImportRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 3, maxLength = 200) @Nullable
        String title,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, description = "Markdown, at most 200 kB")
        @Nullable
        String body,

        @Nullable List<@Nullable String> tags,
        @Nullable List<@Nullable String> byline,

        @Schema(description = "A time or a date, since 1970 and not in the future; now where it is absent") @Nullable
        String publishedAt,

        @ArraySchema(
                maxItems = ImportRequest.MAX_ALIASES,
                schema = @Schema(maxLength = AliasPath.MAX_CHARS, pattern = "^/"),
                arraySchema =
                        @Schema(
                                description = "Paths under which it was known; a browser that asks for one is sent to"
                                        + " the article, unless something else is there"))
        @Nullable
        List<@Nullable String> aliases,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = ImportRequest.MAX_SOURCE_CHARS)
        @Nullable
        String source) {
    static final int MAX_SOURCE_CHARS = 500;
    static final int MAX_ALIASES = 20;
    private static final int MAX_NAMES = 50;
    private static final int MAX_NAME_CHARS = 100;

    String checkedSource() {
        String text = source == null ? "" : source.strip();
        if (text.isEmpty() || text.length() > MAX_SOURCE_CHARS) {
            throw Problem.invalid("source", "must have 1 to " + MAX_SOURCE_CHARS + " characters")
                    .exception();
        }
        return text;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (String raw : byline == null ? List.<@Nullable String>of() : byline) {
            String name = raw == null ? "" : PlainLine.of(raw);
            if (name.length() > MAX_NAME_CHARS) {
                throw Problem.invalid("byline", "may have at most " + MAX_NAME_CHARS + " characters a name")
                        .exception();
            }
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        if (names.size() > MAX_NAMES) {
            throw Problem.invalid("byline", "may have at most " + MAX_NAMES + " names")
                    .exception();
        }
        return names;
    }

    Set<AliasPath> paths() {
        Set<AliasPath> paths = new LinkedHashSet<>();
        for (String raw : aliases == null ? List.<@Nullable String>of() : aliases) {
            paths.add(AliasPath.of(raw == null ? "" : raw)
                    .orElseThrow(() -> Problem.invalid(
                                    "aliases",
                                    "must be paths of pages, as /2012/bees, of at most " + AliasPath.MAX_CHARS
                                            + " characters")
                            .exception()));
        }
        if (paths.size() > MAX_ALIASES) {
            throw Problem.invalid("aliases", "may be at most " + MAX_ALIASES).exception();
        }
        return paths;
    }

    Instant time(Instant now) {
        if (publishedAt == null || publishedAt.isBlank()) {
            return now;
        }
        Instant at = parsed(publishedAt.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T"));
        if (at == null || at.isBefore(Instant.EPOCH) || at.isAfter(now.plus(1, ChronoUnit.DAYS))) {
            throw Problem.invalid("publishedAt", "must be a time or a date since 1970, and not in the future")
                    .exception();
        }
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable Instant parsed(String text) {
        try {
            if (text.length() <= 10) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return withoutOffset(text);
        }
    }

    private static @Nullable Instant withoutOffset(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
