package io.earnest.gateway.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: only ever a page of this site, whatever the link that led to the form says. */
public final class NextAddress {
    /**
     * No empty or dot segment, which a browser could take for the beginning of a host when it resolves the address, and not
     * the forms themselves.
     */
    private static final Pattern PAGE = Pattern.compile("/(?!sign-)|(/(?!sign-|\\.{1,2}(/|$))[^/\\\\]+)+");

    private NextAddress() {}

    /** The address as a {@code Location} header takes it, or {@code otherwise} where it leads elsewhere. */
    public static String of(@Nullable String next, String otherwise) {
        if (next == null) {
            return otherwise;
        }
        try {
            URI address = new URI(next);
            boolean page = address.getScheme() == null
                    && address.getRawAuthority() == null
                    && address.getRawPath() != null
                    && PAGE.matcher(address.getRawPath()).matches();
            return page ? address.toASCIIString() : otherwise;
        } catch (URISyntaxException e) {
            return otherwise;
        }
    }
}
