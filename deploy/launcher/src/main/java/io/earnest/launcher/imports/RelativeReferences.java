package io.earnest.launcher.imports;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses without a host, which meant the site that a text comes from. A picture becomes its caption. A link to another
 * text of the import leads to that article, any other to the old site if its address is known; else the words stay and
 * the link goes.
 */
final class RelativeReferences {
    private static final Pattern PICTURE =
            Pattern.compile("!\\[((?:[^\\[\\]]++|\\[[^\\[\\]]*+])*+)]\\(\\s*<?([^)\\s>]*)>?[^)\\n]*\\)");
    private static final Pattern HTML_PICTURE = Pattern.compile("(?is)<(?:img|image)\\b([^>]*)>");
    private static final Pattern LINK = Pattern.compile(
            "(?<!!)\\[((?:[^\\[\\]]++|\\[[^\\[\\]]*+])*+)]\\(\\s*<?([^)\\s>]*)>?(\\s+\"[^\"]*\"|\\s+'[^']*')?\\s*\\)");
    private static final Pattern HTML_LINK = Pattern.compile("(?is)<a\\b([^>]*)>(.*?)</a\\s*>");
    private static final Pattern DEFINITION =
            Pattern.compile("(?m)^ {0,3}\\[([^\\]^][^\\]]*)]:[ \\t]*<?(\\S+?)>?([ \\t]+[\"'(].*)?$");
    private static final Pattern HREF = Pattern.compile("(?i)\\bhref\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s>]+)");

    private final Targets targets;
    private final Captions captions;

    RelativeReferences(Targets targets, Captions captions) {
        this.targets = targets;
        this.captions = captions;
    }

    String replaceIn(String text) {
        String plain = PICTURE.matcher(text)
                .replaceAll(picture ->
                        Gap.quoted(Targets.remote(picture.group(2)) ? picture.group() : captions.of(picture.group(1))));
        plain = HTML_PICTURE
                .matcher(plain)
                .replaceAll(picture -> Gap.quoted(htmlPicture(picture.group(), picture.group(1))));
        plain = LINK.matcher(plain)
                .replaceAll(link -> Gap.quoted(markdownLink(link.group(1), link.group(2), link.group(3))));
        plain = HTML_LINK
                .matcher(plain)
                .replaceAll(link -> Gap.quoted(htmlLink(link.group(), link.group(1), link.group(2))));
        return definitions(plain);
    }

    private String htmlPicture(String whole, String attributes) {
        return Targets.remote(Html.attribute(attributes, "src"))
                ? whole
                : captions.of(Html.attribute(attributes, "alt"));
    }

    private String markdownLink(String words, String address, @Nullable String title) {
        Optional<String> target = targets.of(address);
        String text = Gap.blank(words) ? "Picture" : words;
        if (target.isPresent()) {
            return "[" + text + "](" + target.get() + (title == null ? "" : title) + ")";
        }
        return Gap.blank(words) ? "" : words;
    }

    private String htmlLink(String whole, String attributes, String words) {
        String address = Html.attribute(attributes, "href");
        if (address.isEmpty()) {
            return whole;
        }
        Optional<String> target = targets.of(address);
        if (target.isEmpty()) {
            return words;
        }
        String tag = HREF.matcher("<a" + attributes + ">")
                .replaceFirst(Matcher.quoteReplacement("href=\"" + target.get() + "\""));
        return tag + (Gap.blank(words) ? "Picture" : words) + "</a>";
    }

    private String definitions(String text) {
        StringBuilder removed = new StringBuilder();
        String plain = DEFINITION.matcher(text).replaceAll(definition -> {
            Optional<String> target = targets.of(definition.group(2));
            if (target.isPresent()) {
                String title = definition.group(3) == null ? "" : definition.group(3);
                return Matcher.quoteReplacement("[" + definition.group(1) + "]: " + target.get() + title);
            }
            removed.append(removed.isEmpty() ? "" : "|").append(Pattern.quote(definition.group(1)));
            return "";
        });
        if (removed.isEmpty()) {
            return plain;
        }
        return plain.replaceAll("(?i)\\[([^\\[\\]]+)]\\s?\\[(?:" + removed + ")]", "$1")
                .replaceAll("(?i)\\[(" + removed + ")](?:\\[])?(?![\\[(:])", "$1");
    }
}
