package io.earnest.launcher.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Carries out the template tags (Liquid, Nunjucks, Hugo's shortcodes) that a site generator would have: those that stand for an address or
 * words become these, pictures and embedded films become a caption or a link, what only steers the generator goes.
 */
final class Templates {
    private static final Pattern RAW = Pattern.compile("(?s)\\{%-?\\s*raw\\s*-?%}(.*?)\\{%-?\\s*endraw\\s*-?%}");
    private static final Pattern COMMENT =
            Pattern.compile("(?s)\\{%-?\\s*comment\\s*-?%}.*?\\{%-?\\s*endcomment\\s*-?%}|\\{#.*?#}");
    private static final Pattern HIGHLIGHT =
            Pattern.compile("\\{[%{][-<%]?\\s*highlight\\s+\"?([\\w+-]*)[^%>]*[%>]}}?[ \\t]*\\n?");
    private static final Pattern END_HIGHLIGHT =
            Pattern.compile("\\n?[ \\t]*(?:\\{%-?\\s*endhighlight\\s*-?%}|\\{\\{[<%]\\s*/\\s*highlight\\s*[%>]}})");
    private static final Pattern EXPRESSION = Pattern.compile("(?s)\\{\\{-?\\s*(.*?)\\s*-?}}");
    private static final Pattern TAG = Pattern.compile("(?s)\\{%-?\\s*(\\w+)(.*?)-?%}");
    private static final Pattern SHORTCODE = Pattern.compile("(?s)\\{\\{[<%]\\s*/?\\s*([\\w-]+)(.*?)/?\\s*[>%]}}");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final Pattern NAMED = Pattern.compile("([\\w-]+)\\s*[:=]\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern ADDRESS = Pattern.compile(
            "\\{\\{-?\\s*(?:[\"']([^\"']*)[\"']\\s*\\|\\s*(?:url|relative_url)|site\\.baseurl)\\s*-?}}");
    private static final Pattern ATTRIBUTES = Pattern.compile("[ \\t]?\\{:[^}\\n]*}");
    private static final Pattern DATED =
            Pattern.compile("^(?:_posts/)?(\\d{4})-(\\d\\d)-(\\d\\d)-([^\\s/]+?)(?:\\.\\w+)?$");
    // Braces that are text, not a tag, until everything is done.
    private static final char BRACE = '\uE002';
    private static final char END_BRACE = '\uE003';

    private final Function<String, String> variable;
    private final Captions captions;

    /** The variables that a page knows, by name: an unknown one is empty. */
    Templates(Function<String, String> variable, Captions captions) {
        this.variable = variable;
        this.captions = captions;
    }

    /** Before code is put aside: raw parts, comments and highlighted blocks, which may lie around code or in it. */
    static String prepare(String text) {
        String plain = RAW.matcher(text)
                .replaceAll(raw -> Matcher.quoteReplacement(
                        raw.group(1).replace('{', BRACE).replace('}', END_BRACE)));
        plain = COMMENT.matcher(plain).replaceAll("");
        plain = HIGHLIGHT.matcher(plain).replaceAll("```$1\n");
        return END_HIGHLIGHT.matcher(plain).replaceAll("\n```");
    }

    /** At the very end. */
    static String finish(String text) {
        return text.replace(BRACE, '{').replace(END_BRACE, '}');
    }

    String expand(String text) {
        String plain = SHORTCODE.matcher(text).replaceAll(tag -> Gap.quoted(tag(tag.group(1), tag.group(2))));
        plain = TAG.matcher(plain).replaceAll(tag -> Gap.quoted(tag(tag.group(1), tag.group(2))));
        plain = EXPRESSION
                .matcher(plain)
                .replaceAll(found -> found.group(1).startsWith("site.") ? "" : Gap.quoted(expression(found.group(1))));
        return ATTRIBUTES.matcher(plain).replaceAll("");
    }

    /** In code only addresses are tags; other braces are what the code is about. */
    static String expandInCode(String code) {
        return ADDRESS.matcher(code)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) == null ? "" : found.group(1)));
    }

    private String tag(String name, String rest) {
        List<String> quoted =
                QUOTED.matcher(rest).results().map(Templates::quoted).toList();
        return switch (name) {
            case "image", "image_with_class", "img", "picture" ->
                captions.of(quoted.size() < 2 ? "" : quoted.getLast());
            case "include", "figure" -> included(quoted.isEmpty() ? rest.strip() : quoted.getFirst(), named(rest));
            case "ref", "relref" -> word(quoted, rest);
            case "gist" ->
                Picture.link(
                        "Code", "", "https://gist.github.com/" + rest.strip().replaceAll("\\s+", "/"));
            case "youtube" -> Picture.link("Video", "", "https://www.youtube.com/watch?v=" + word(quoted, rest));
            case "vimeo" -> Picture.link("Video", "", "https://vimeo.com/" + word(quoted, rest));
            case "post_url", "link" -> DATED.matcher(word(quoted, rest)).replaceFirst("/$1/$2/$3/$4/");
            default -> "";
        };
    }

    private String included(String file, Map<String, String> named) {
        String alternativeText = named.getOrDefault("alt", "");
        String url = named.getOrDefault("url", "");
        if (file.contains("youtube") || file.contains("video")) {
            String id = named.getOrDefault("id", "");
            return id.isEmpty() && url.isEmpty()
                    ? ""
                    : Picture.link(
                            "Video",
                            named.getOrDefault("title", ""),
                            url.isEmpty() ? "https://www.youtube.com/watch?v=" + id : url);
        }
        if (alternativeText.isEmpty() && !named.containsKey("caption")) {
            return "";
        }
        String figure = captions.figure(alternativeText, named.getOrDefault("caption", ""));
        return url.startsWith("http") ? figure + " " + Picture.link("Link", "", url) : figure;
    }

    private String expression(String expression) {
        List<String> parts = filters(expression);
        String first = parts.getFirst();
        Matcher literal = QUOTED.matcher(first);
        String value = literal.matches() ? quoted(literal) : variable.apply(first.replaceFirst("^(page|post)\\.", ""));
        for (String filter : parts.subList(1, parts.size())) {
            if (filter.startsWith("embed")) {
                Matcher title = QUOTED.matcher(filter);
                return Embeds.link(value, title.find() ? quoted(title) : "");
            }
            if (filter.endsWith("url")) {
                // An address that was broken into two lines, maybe of a quotation.
                return value.replaceAll("[>\\s]+", "");
            }
            if (filter.contains("photo") || filter.contains("avatar")) {
                return "";
            }
        }
        return value;
    }

    /** A value and its filters: parts between bars that are not in quotes. */
    private static List<String> filters(String expression) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (quote == 0 && c == '|') {
                parts.add(part.toString().strip());
                part.setLength(0);
                continue;
            }
            if (c == '"' || c == '\'') {
                if (quote == 0) {
                    quote = c;
                } else if (quote == c) {
                    quote = 0;
                }
            }
            part.append(c);
        }
        parts.add(part.toString().strip());
        return parts;
    }

    private static Map<String, String> named(String rest) {
        Map<String, String> named = new LinkedHashMap<>();
        NAMED.matcher(rest)
                .results()
                .forEach(pair -> named.put(pair.group(1), pair.group(2) == null ? pair.group(3) : pair.group(2)));
        return named;
    }

    private static String word(List<String> quoted, String rest) {
        return (quoted.isEmpty() ? rest : quoted.getFirst()).strip();
    }

    private static String quoted(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }
}
