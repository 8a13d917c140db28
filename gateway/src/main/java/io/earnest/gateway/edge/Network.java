package io.earnest.gateway.edge;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The network of a client: an IPv4 address, or the /64 of an IPv6 one, which is what one household or server has.
 *
 * @param name for keys of limits, never shown
 * @param loopback whether it is this machine itself
 */
record Network(String name, boolean loopback) {
    private static final int PREFIX_BYTES = 8;

    /** @param address digits, colons and dots, so that no name is looked up */
    static Network of(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            String name = parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES)) + "/64"
                    : parsed.getHostAddress();
            return new Network(name, parsed.isLoopbackAddress());
        } catch (UnknownHostException e) {
            return new Network("unknown", false);
        }
    }

    /** So much of an address as may be written down: the /24 of an IPv4 one, the /48 of an IPv6 one. */
    static String prefix(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int kept = bytes.length == 4 ? 3 : 6;
            Arrays.fill(bytes, kept, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + 8 * kept;
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
