package io.earnest.manifests;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which builds of the store may be deployed: of its line, none older than the last that had published holes mended. */
final class StoreImage {
    private static final Pattern MONGO = Pattern.compile("(?:.*/)?mongo:8\\.0\\.(\\d+)(?:[-@].*)?");
    /** Of 8.0; raised whenever a newer patch comes out. */
    private static final int OLDEST_PATCH = 32;

    private StoreImage() {}

    /** Whether the image is another program's, or a patch of the store that is new enough. */
    static boolean isPatched(String image) {
        Matcher store = MONGO.matcher(image);
        return !image.matches("(?:.*/)?mongo(?:[:@].*)?")
                || store.matches() && Integer.parseInt(store.group(1)) >= OLDEST_PATCH;
    }
}
