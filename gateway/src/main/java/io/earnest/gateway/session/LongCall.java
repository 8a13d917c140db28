package io.earnest.gateway.session;

import java.time.Duration;

/**
 * A call of which the person's token must not end on the way. A browser's is renewed before it begins, where it may.
 *
 * @param path of the call, which is a read
 * @param life how long the token must be good for, at least
 */
public record LongCall(String path, Duration life) {}
