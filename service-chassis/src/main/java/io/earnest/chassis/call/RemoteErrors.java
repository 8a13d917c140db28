package io.earnest.chassis.call;

import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Sorts a provider's error answers into refused and unavailable. */
final class RemoteErrors implements ErrorDecoder {
    private static final int MAX_BODY_BYTES = 8_192;

    @Override
    public Exception decode(String methodKey, Response response) {
        String provider = response.request().requestTemplate().feignTarget().name();
        int status = response.status();
        if (status < 400 || status >= 500 || status == 429 || status == 408 || status == 401) {
            // A redirect leads away from what was asked, and is followed by nobody.
            // 401 too: keys or clocks are out of step, which an operator mends while callers wait.
            return new RemoteUnavailable(provider, methodKey + " answered " + status);
        }
        return new RemoteRefused(provider, status, body(response));
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
