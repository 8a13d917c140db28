package io.earnest.article.markdown;

import io.earnest.chassis.Ids;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a picture of this service stands. The address says how large it is, so that who renders a text need not ask; one with
 * other numbers in it leads nowhere.
 *
 * @param id of the picture, a hash of what it shows and whose it is
 * @param width in pixels
 * @param height in pixels
 * @param extension {@code jpg} or {@code png}
 */
public record PictureAddress(String id, int width, int height, String extension) {
    public static final int MOST_WIDTH = 1600;
    public static final int MOST_HEIGHT = 3200;
    /** Of the variant for narrow screens. */
    public static final int SMALL_WIDTH = 800;

    private static final String FOLDER = "/pictures/";
    private static final String NAME = "(" + Ids.PATTERN + ")-([1-9][0-9]{0,3})x([1-9][0-9]{0,3})";
    private static final Pattern ADDRESS = Pattern.compile(FOLDER + NAME + "\\.(jpg|png)");
    private static final Pattern IN_HTML = Pattern.compile("<img src=\"(" + FOLDER + NAME + "\\.(?:jpg|png))\"");

    /** As many of an article's are known; a body may have no more. */
    private static final int MOST = 500;

    /** Empty where the address is another. */
    public static Optional<PictureAddress> of(String address) {
        Matcher parts = ADDRESS.matcher(address);
        return parts.matches()
                ? Optional.of(new PictureAddress(
                        parts.group(1),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)),
                        parts.group(4)))
                : Optional.empty();
    }

    /** The ids of the pictures that sanitised HTML shows, each once. */
    public static List<String> idsIn(String html) {
        return IN_HTML.matcher(html)
                .results()
                .map(found -> found.group(2))
                .distinct()
                .limit(MOST)
                .toList();
    }

    public String name() {
        return id + "-" + width + "x" + height + "." + extension;
    }

    public String path() {
        return FOLDER + name();
    }

    /** Whether there is a variant for narrow screens. */
    public boolean hasSmall() {
        return width > SMALL_WIDTH;
    }

    public String smallName() {
        return id + "-" + width + "x" + height + "-" + SMALL_WIDTH + "." + extension;
    }

    /** Of which a browser takes the one that fits. */
    String sources() {
        return FOLDER + smallName() + " " + SMALL_WIDTH + "w, " + path() + " " + width + "w";
    }
}
