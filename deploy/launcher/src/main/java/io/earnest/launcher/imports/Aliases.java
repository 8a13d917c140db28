package io.earnest.launcher.imports;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Addresses that a text says it had, as paths of this site: a browser asks for nothing else. */
final class Aliases {
    private static final int LONGEST = 300;

    private Aliases() {}

    /** Without hosts and fragments; what holds a query or a template's variables can't be one. */
    static List<String> of(List<String> written) {
        Set<String> paths = new LinkedHashSet<>();
        for (String address : written) {
            String path = address.strip()
                    .replaceFirst("(?i)^https?://[^/]+/?", "/")
                    .replaceFirst("#.*$", "")
                    .replaceFirst("^(?!/)", "/");
            if (path.length() > 1 && path.length() <= LONGEST && path.matches("/(?!/)[^?:{}\\s\\p{Cntrl}]*")) {
                paths.add(path);
            }
        }
        return List.copyOf(paths);
    }
}
