package io.earnest.launcher.imports;

import java.util.Optional;
import java.util.function.Function;

/**
 * Where the links of a text shall lead: to the article that another text of the import became, to where they led, or,
 * where they were relative, to the old site if its address is known.
 *
 * @param article the address of the article that an old address now leads to, if it does
 * @param site the public address that relative ones were relative to, without a slash at its end
 */
record Targets(Function<String, Optional<String>> article, Optional<String> site) {

    Targets {
        site = site.map(address -> address.replaceFirst("/+$", ""));
    }

    /** Empty if nowhere. */
    Optional<String> of(String address) {
        Optional<String> known = article.apply(address);
        if (known.isPresent() || address.isEmpty()) {
            return known;
        }
        if (address.startsWith("#") || remote(address)) {
            return Optional.of(address.startsWith("//") ? "https:" + address : address);
        }
        return site.map(host -> host + "/" + address.replaceFirst("^(\\.{0,2}/)+", ""));
    }

    /** Whether an address names a host or a scheme. */
    static boolean remote(String address) {
        return address.matches("(?is)[a-z][a-z0-9+.-]*:.*|//[a-z].*");
    }
}
