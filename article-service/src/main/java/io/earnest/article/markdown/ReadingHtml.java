package io.earnest.article.markdown;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * Turns what an article's HTML may not keep into what a reader can use, before the policy decides: a page asks no third
 * party for anything, so pictures and embedded pages become links to them, and pictures that came with another site's
 * files become their alternative text. Headings move to where the article stands in the page. Each id stands for one element.
 */
final class ReadingHtml implements HtmlStreamEventReceiver {
    private static final Set<String> WITHOUT_CONTENT =
            Set.of("svg", "math", "script", "style", "noscript", "template", "object", "title", "select", "textarea");

    /** Of what stands for a picture or a page that has no name: the words in it are ours. */
    static final String UNNAMED = "unnamed";

    /** Of the section that the footnotes stand in, behind the text. */
    static final String FOOTNOTES = "footnotes";

    /** Far more than any element has; the policy behind this compares each with all others. */
    private static final int MAX_ATTRIBUTES = 64;

    private final HtmlStreamEventReceiver out;
    private final int shift;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Integer> repeated = new HashMap<>();
    private int openLinks;
    private @Nullable String skipping;
    private int skippedDepth;

    ReadingHtml(HtmlStreamEventReceiver out, int shift) {
        this.out = out;
        this.shift = shift;
    }

    @Override
    public void openDocument() {
        out.openDocument();
    }

    @Override
    public void closeDocument() {
        out.closeDocument();
    }

    @Override
    public void openTag(String element, List<String> all) {
        String name = element.toLowerCase(Locale.ROOT);
        List<String> attributes = new ArrayList<>(all.subList(0, Math.min(all.size(), 2 * MAX_ATTRIBUTES)));
        if (skipping != null) {
            skippedDepth += name.equals(skipping) ? 1 : 0;
            return;
        }
        makeIdUnique(attributes);
        switch (name) {
            case "img" -> instead(value(attributes, "src"), value(attributes, "alt"), "Picture");
            case "iframe", "embed" -> {
                instead(value(attributes, "src"), value(attributes, "title"), "Embedded page");
                if (name.equals("iframe")) {
                    skip(name);
                }
            }
            case "a" -> {
                openLinks++;
                out.openTag(name, attributes);
            }
            default -> {
                if (WITHOUT_CONTENT.contains(name)) {
                    skip(name);
                } else {
                    out.openTag(moved(name), attributes);
                }
            }
        }
    }

    @Override
    public void closeTag(String element) {
        String name = element.toLowerCase(Locale.ROOT);
        if (skipping != null) {
            if (name.equals(skipping) && --skippedDepth == 0) {
                skipping = null;
            }
            return;
        }
        if (name.equals("a")) {
            openLinks = Math.max(0, openLinks - 1);
        }
        out.closeTag(moved(name));
    }

    @Override
    public void text(String text) {
        if (skipping == null) {
            out.text(text);
        }
    }

    private void skip(String name) {
        skipping = name;
        skippedDepth = 1;
    }

    /** A link where the address is on the web and no link stands around it, else the words alone. */
    private void instead(@Nullable String address, @Nullable String words, String what) {
        boolean named = words != null && !words.isBlank();
        String href = address == null ? null : Sanitizer.link(address);
        if (href == null || !href.toLowerCase(Locale.ROOT).startsWith("http")) {
            if (named) {
                out.text(words);
            }
            return;
        }
        String text = named ? words : what + " at " + host(href);
        if (openLinks > 0 && named) {
            out.text(text);
            return;
        }
        String element = openLinks > 0 ? "small" : "a";
        List<String> attributes = new ArrayList<>();
        if (openLinks == 0) {
            attributes.addAll(List.of("href", href));
        }
        if (!named) {
            attributes.addAll(List.of("class", UNNAMED));
        }
        out.openTag(element, attributes);
        out.text(text);
        out.closeTag(element);
    }

    /** Headings of the same words, a heading's and one that was written as HTML: the first keeps it. */
    private void makeIdUnique(List<String> attributes) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            if (attributes.get(i).equalsIgnoreCase("id")) {
                String id = attributes.get(i + 1);
                String free = id;
                while (!ids.add(free)) {
                    free = id + "-" + repeated.merge(id, 1, Integer::sum);
                }
                attributes.set(i + 1, free);
                return;
            }
        }
    }

    private static String host(String href) {
        try {
            String host = URI.create(href).getHost();
            return host == null ? "another site" : host;
        } catch (IllegalArgumentException e) {
            return "another site";
        }
    }

    private String moved(String name) {
        if (name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6') {
            return "h" + Math.clamp(name.charAt(1) - '0' + (long) shift, 2, 6);
        }
        return name;
    }

    private static @Nullable String value(List<String> attributes, String name) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            if (attributes.get(i).equalsIgnoreCase(name)) {
                return attributes.get(i + 1);
            }
        }
        return null;
    }
}
