package io.earnest.gateway.edge;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Tells rate, errors and duration apart by the service that answered; {@code gateway} where none was asked. */
final class RequestMetrics extends DefaultServerRequestObservationConvention {
    private static final KeyValue OWN = KeyValue.of("service", "gateway");

    @Override
    public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
        HttpServletRequest request = context.getCarrier();
        Object route = request == null ? null : request.getAttribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR);
        return super.getLowCardinalityKeyValues(context)
                .and(route == null ? OWN : KeyValue.of("service", route.toString()));
    }
}
