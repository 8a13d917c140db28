package io.earnest.profile.network;

/**
 * The network that a request came from: an IPv4 address, or an IPv6 /64, which is what one household or server has.
 *
 * @param name for keys of limits, never shown
 * @param loopback whether it is this machine itself, for which limits per network do not count
 */
public record ClientNetwork(String name, boolean loopback) {}
