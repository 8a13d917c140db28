package io.earnest.chassis.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * Finds the token of a request. Of several {@code Authorization} headers Spring takes the first, another reader of the same
 * request perhaps the last; so there may be one. One in the address would stand in logs and histories, and is not taken.
 */
final class OneBearerToken implements BearerTokenResolver {
    private static final Pattern IN_ADDRESS = Pattern.compile("(^|&)access_token=");

    private final BearerTokenResolver header;

    /** @param header reads the one there is */
    OneBearerToken(BearerTokenResolver header) {
        this.header = header;
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest("several Authorization headers"));
        }
        String query = request.getQueryString();
        if (query != null && IN_ADDRESS.matcher(query).find()) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest("a token in the address"));
        }
        return header.resolve(request);
    }
}
