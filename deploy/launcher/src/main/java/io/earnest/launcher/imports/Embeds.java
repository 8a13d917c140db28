package io.earnest.launcher.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page embedded from elsewhere: a link to it, as nothing of another site is shown inside an article. */
final class Embeds {
    private static final Pattern ACTIVE =
            Pattern.compile("(?is)<(script|style|svg|noscript|template)\\b[^>]*>.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern FRAME = Pattern.compile("(?is)<iframe\\b([^>]*)>.*?(?:</iframe\\s*>|\\z)");
    private static final Pattern FILM = Pattern.compile("(?is)<(video|audio|object)\\b([^>]*)>(.*?)</\\1\\s*>");
    private static final Pattern FILM_ON_YOUTUBE =
            Pattern.compile("https?://(?:www\\.)?youtube(?:-nocookie)?\\.com/embed/([\\w-]+).*");

    private Embeds() {}

    static String replaceIn(String text) {
        String plain = ACTIVE.matcher(text).replaceAll(Gap.quoted(""));
        plain = FRAME.matcher(plain)
                .replaceAll(frame -> Gap.quoted(
                        link(Html.attribute(frame.group(1), "src"), Html.attribute(frame.group(1), "title"))));
        return FILM.matcher(plain).replaceAll(film -> {
            String attributes = film.group(2) + " " + film.group(3);
            return Matcher.quoteReplacement(
                    link(Html.attribute(attributes, "src"), Html.attribute(film.group(2), "title")));
        });
    }

    /** A link to a film or page; a film of this page's own files was not imported and leaves its title. */
    static String link(String address, String title) {
        String url = address.startsWith("//") ? "https:" + address : address;
        if (!url.matches("(?i)https?://.+")) {
            return title.isBlank() ? "" : "<em>Video: " + Picture.text(title) + "</em>";
        }
        Matcher film = FILM_ON_YOUTUBE.matcher(url);
        if (film.matches()) {
            return Picture.link("Video", title, "https://www.youtube.com/watch?v=" + film.group(1));
        }
        return Picture.link(url.contains("speakerdeck") ? "Slides" : "Embedded", title, url);
    }
}
