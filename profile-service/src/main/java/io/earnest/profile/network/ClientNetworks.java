package io.earnest.profile.network;

import io.earnest.chassis.web.ClientNetwork;
import io.earnest.chassis.web.ClientNetwork.Widening;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Finds the client's network. {@code X-Forwarded-For} counts only from a trusted proxy, and only its last hop, which is
 * the one that this proxy has seen itself: everything before it may be the client's invention.
 */
@Component
public class ClientNetworks {
    private final List<IpAddressMatcher> trusted;
    private final Widening widening;

    ClientNetworks(NetworkProperties properties) {
        this.trusted =
                properties.trustedProxies().stream().map(IpAddressMatcher::new).toList();
        this.widening = properties.widening();
    }

    public ClientNetwork of(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded != null && trusted.stream().anyMatch(proxy -> proxy.matches(peer))) {
            String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
            if (ClientNetwork.isAddress(last)) {
                return ClientNetwork.of(last);
            }
        }
        return ClientNetwork.of(peer);
    }

    /** How much more than one /64 the networks around it may have, of everything that is limited here. */
    public Widening widening() {
        return widening;
    }
}
