package io.earnest.profile.network;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Finds the client's network. {@code X-Forwarded-For} counts only from a trusted proxy, and only its last hop, which is
 * the one that this proxy has seen itself: everything before it may be the client's invention.
 */
@Component
public class ClientNetworks {
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private final List<IpAddressMatcher> trusted;

    ClientNetworks(NetworkProperties properties) {
        this.trusted =
                properties.trustedProxies().stream().map(IpAddressMatcher::new).toList();
    }

    public ClientNetwork of(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded != null && trusted.stream().anyMatch(proxy -> proxy.matches(peer))) {
            String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
            if (ADDRESS.matcher(last).matches()) {
                return network(last);
            }
        }
        return network(peer);
    }

    private static ClientNetwork network(String address) {
        try {
            // Digits, colons and dots only: no name is looked up.
            InetAddress inet = InetAddress.getByName(address);
            String name = inet instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(inet.getAddress(), 8)) + "/64"
                    : inet.getHostAddress();
            return new ClientNetwork(name, inet.isLoopbackAddress());
        } catch (UnknownHostException e) {
            return new ClientNetwork("unknown", false);
        }
    }
}
