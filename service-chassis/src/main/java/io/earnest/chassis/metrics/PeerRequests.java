package io.earnest.chassis.metrics;

import feign.RequestTemplate;
import feign.Response;
import feign.micrometer.FeignContext;
import feign.micrometer.FeignObservationConvention;
import io.micrometer.common.KeyValues;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rate, errors and duration of each client's each call: {@code earnest.peer.requests}. Under a name of its own, as
 * Spring's HTTP clients measure other labels under theirs, and a name can have one set of labels only.
 */
final class PeerRequests implements FeignObservationConvention {
    @Override
    public String getName() {
        return "earnest.peer.requests";
    }

    @Override
    public String getContextualName(FeignContext context) {
        return call(context);
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(FeignContext context) {
        return KeyValues.of(
                "client",
                template(context).feignTarget().name(),
                "call",
                call(context),
                "status",
                status(context.getResponse()));
    }

    private static RequestTemplate template(FeignContext context) {
        return Objects.requireNonNull(context.getCarrier(), "a call has a request")
                .requestTemplate();
    }

    /** {@code ProfileClient.profiles}: the method as it is declared, without its arguments. */
    private static String call(FeignContext context) {
        String key = template(context).methodMetadata().configKey();
        return key.substring(0, key.indexOf('(')).replace('#', '.');
    }

    private static String status(@Nullable Response response) {
        return response == null ? "none" : String.valueOf(response.status());
    }
}
