package io.earnest.gateway.edge;

import io.earnest.chassis.web.ClientNetwork;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the request's remote address that of the client: the peer's or, where the peer is a trusted proxy, the last one in
 * {@code X-Forwarded-For} that no trusted proxy has. What stands before it anybody may have written. Behind this filter a
 * loopback address is what the socket says, of a request that nobody forwarded: this machine itself has wider limits, so no
 * header may claim to be it.
 */
final class ClientAddress extends OncePerRequestFilter {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    /** Whoever is behind a proxy on this machine that names nobody. */
    private static final String UNSPECIFIED = "0.0.0.0";

    private final List<IpAddressMatcher> trusted;

    ClientAddress(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(IpAddressMatcher::new).toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String peer = request.getRemoteAddr();
        boolean forwarded = isTrusted(peer) && request.getHeader(FORWARDED_FOR) != null;
        String client = forwarded ? forwarded(request, peer) : peer;
        chain.doFilter(client.equals(peer) ? request : new Forwarded(request, client), response);
    }

    private String forwarded(HttpServletRequest request, String peer) {
        String[] hops = String.join(",", Collections.list(request.getHeaders(FORWARDED_FOR)))
                .split(",", -1);
        String client = peer;
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].strip();
            if (!ClientNetwork.isAddress(hop) || ClientNetwork.of(hop).loopback()) {
                break;
            }
            client = hop;
            if (!isTrusted(hop)) {
                break;
            }
        }
        return ClientNetwork.of(client).loopback() ? UNSPECIFIED : client;
    }

    private boolean isTrusted(String address) {
        for (IpAddressMatcher proxy : trusted) {
            if (proxy.matches(address)) {
                return true;
            }
        }
        return false;
    }

    private static final class Forwarded extends HttpServletRequestWrapper {
        private final String client;

        Forwarded(HttpServletRequest request, String client) {
            super(request);
            this.client = client;
        }

        @Override
        public String getRemoteAddr() {
            return client;
        }

        @Override
        public String getRemoteHost() {
            return client;
        }
    }
}
