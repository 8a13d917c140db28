package io.earnest.launcher.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little that has to be known of HTML here. */
final class Html {
    private Html() {}

    /** An attribute's value, without the white space around it; empty if it is not there. */
    static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("(?is)(?:^|\\s)" + name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))")
                .matcher(tag);
        if (!value.find()) {
            return "";
        }
        for (int group = 1; group <= 3; group++) {
            if (value.group(group) != null) {
                return value.group(group).strip();
            }
        }
        return "";
    }

    /** Words without tags, Markdown's emphasis and the commonest entities, as a title needs them. */
    static String plain(String text) {
        return text.replaceAll("<[^>]+>", "")
                .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .replaceAll("[*`]|(?<!\\w)_|_(?!\\w)", "")
                .replace("&amp;", "&")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
