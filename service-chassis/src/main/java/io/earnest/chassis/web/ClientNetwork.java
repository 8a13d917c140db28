package io.earnest.chassis.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A client's network as limits count it. An IPv4 address is one. An IPv6 address stands for a household's or a server's /64,
 * and whoever has that one often has all of the /56 or /48 around it; so a limit counts all three, and grants the wider ones
 * more ({@link Widening}), as they may hold many households as well.
 *
 * @param prefixes what a limit counts, the narrowest first; never empty
 * @param loopback whether the address is one of this machine itself
 */
public record ClientNetwork(List<Prefix> prefixes, boolean loopback) {
    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
    private static final int LONGEST = 45;
    private static final ClientNetwork UNKNOWN = new ClientNetwork(List.of(new Prefix("unknown", 0)), false);

    /**
     * A block of addresses.
     *
     * @param name for keys of limits, never shown
     * @param bits its length: 32 of an IPv4 address, 64, 56 or 48 of an IPv6 one, 0 of all that is no address
     */
    public record Prefix(String name, int bits) {}

    /**
     * How much more than one /64 the wider blocks may have. Can stand in a service's properties.
     *
     * @param of56 times as much as a /64
     * @param of48 times as much as a /64
     */
    public record Widening(
            @DefaultValue("4") int of56, @DefaultValue("16") int of48) {
        public Widening {
            if (of56 < 1 || of48 < of56) {
                throw new IllegalArgumentException("a wider network may not have less than a narrower one");
            }
        }

        /** The limit of a block where one IPv4 address, or one /64, has the limit that is given. */
        public long of(Prefix prefix, long one) {
            return Math.multiplyExact(
                    one,
                    switch (prefix.bits()) {
                        case 56 -> of56;
                        case 48 -> of48;
                        default -> 1;
                    });
        }
    }

    /** The network of an address; all that is no address shares one network. */
    public static ClientNetwork of(String address) {
        if (!isAddress(address)) {
            return UNKNOWN;
        }
        try {
            // An IPv4 address that is written as an IPv6 one (::ffff:192.0.2.1) comes out as the former.
            InetAddress parsed = InetAddress.getByName(address);
            byte[] bytes = parsed.getAddress();
            List<Prefix> prefixes = bytes.length == 4
                    ? List.of(new Prefix(parsed.getHostAddress(), 32))
                    : List.of(prefix(bytes, 64), prefix(bytes, 56), prefix(bytes, 48));
            return new ClientNetwork(prefixes, parsed.isLoopbackAddress());
        } catch (UnknownHostException e) {
            return UNKNOWN;
        }
    }

    /** Whether the text has the form of an address: such a text is never looked up as a name. */
    public static boolean isAddress(String text) {
        return text.length() <= LONGEST
                && (V4.matcher(text).matches() || V6.matcher(text).matches());
    }

    /** So much of an address as may be written down: the /24 of an IPv4 one, the /48 of an IPv6 one. */
    public static String shown(String address) {
        if (!isAddress(address)) {
            return "unknown";
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int kept = bytes.length == 4 ? 3 : 6;
            Arrays.fill(bytes, kept, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + 8 * kept;
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static Prefix prefix(byte[] address, int bits) {
        return new Prefix(HexFormat.of().formatHex(address, 0, bits / 8) + "/" + bits, bits);
    }
}
