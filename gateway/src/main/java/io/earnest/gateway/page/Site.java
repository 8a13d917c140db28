package io.earnest.gateway.page;

/**
 * Where this installation is.
 *
 * @param publicUrl what people type, without a slash at its end
 * @param assets the folder of the static files, a hash of their content in its name, so that a browser may keep them for
 *     a year and yet never mixes two versions: {@code /assets/3f2a…}
 */
public record Site(String publicUrl, String assets) {

    public Site {
        if (publicUrl.endsWith("/")) {
            publicUrl = publicUrl.substring(0, publicUrl.length() - 1);
        }
    }
}
