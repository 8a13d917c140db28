package io.earnest.chassis.call;

import feign.Request;
import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Sorts a provider's error answers into refused and unavailable. What a provider answers to a person's call, whose token was
 * passed on, may be that person's own doing: a 4xx is then a refusal, whatever it is, and no breaker counts it. To a call that
 * is the service's own, 401, 408 and 429 say nothing about what was asked: keys or clocks are out of step, or the provider
 * has too much to do, which passes or is mended while callers wait.
 */
final class RemoteErrors implements ErrorDecoder {
    private static final int MAX_BODY_BYTES = 8_192;
    private static final Set<Integer> PASSING = Set.of(401, 408, 429);

    @Override
    public Exception decode(String methodKey, Response response) {
        String provider = response.request().requestTemplate().feignTarget().name();
        int status = response.status();
        boolean passing = PASSING.contains(status) && !isInSomebodysName(response.request());
        if (status < 400 || status >= 500 || passing) {
            // A redirect leads away from what was asked, and is followed by nobody.
            return new RemoteUnavailable(provider, methodKey + " answered " + status);
        }
        return new RemoteRefused(provider, status, body(response));
    }

    private static boolean isInSomebodysName(Request request) {
        return request.headers().containsKey(HttpHeaders.AUTHORIZATION)
                && !URI.create(request.url()).getPath().startsWith(CallConfiguration.SIGNED_PATHS);
    }

    private static String body(Response response) {
        if (response.body() == null) {
            return "";
        }
        try (InputStream in = response.body().asInputStream()) {
            return new String(in.readNBytes(MAX_BODY_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
