package io.earnest.gateway.edge;

import io.earnest.chassis.metrics.Refusals;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.problem.Problems;
import io.earnest.chassis.web.ClientNetwork;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.util.FastByteArrayOutputStream;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes in the whole body before a request gets a place or a connection: how long a body is on its way is up to the client,
 * and neither the places for requests nor the connections to a service are to be held meanwhile. A body that breaks off,
 * is too large or too slow thereby never reaches a service.
 */
final class WholeBodies extends OncePerRequestFilter {
    /** Attribute of a request: how many bytes its body has, as they came. */
    private static final String LENGTH = WholeBodies.class.getName() + ".length";

    private static final int STEP_BYTES = 8 * 1024;
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long withinNanos;
    private final long mostBytes;
    private final LongSupplier nanoTime;
    private final AtomicLong held = new AtomicLong();
    private final NetworkShares ofNetworks = new NetworkShares();
    private final Counter refused;

    /**
     * Holds bodies in memory.
     *
     * @param within how long a body may take to come
     * @param mostBytes of all bodies together, past it 503; of one network's half of it, past it 429
     * @param nanoTime as {@link System#nanoTime()}
     */
    WholeBodies(Duration within, long mostBytes, LongSupplier nanoTime, MeterRegistry meters) {
        this.withinNanos = within.toNanos();
        this.mostBytes = mostBytes;
        this.nanoTime = nanoTime;
        this.refused = Refusals.counter(meters, "bodies");
    }

    /** How many bytes the request's body has; 0 where it has none. */
    static long length(HttpServletRequest request) {
        return request.getAttribute(LENGTH) instanceof Long length ? length : 0;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        FastByteArrayOutputStream body = new FastByteArrayOutputStream(1024);
        Reservation reservation = new Reservation(ClientNetwork.of(request.getRemoteAddr()));
        try {
            try {
                receive(request.getInputStream(), body, reservation);
            } catch (ProblemException e) {
                // What is left of the body may never come, so nothing can follow it on this connection.
                response.setHeader(HttpHeaders.CONNECTION, "close");
                Problems.write(e.problem(), response);
                return;
            }
            request.setAttribute(LENGTH, (long) body.size());
            chain.doFilter(new ReceivedBody(request, body), response);
        } finally {
            reservation.giveBack();
        }
    }

    private void receive(InputStream in, FastByteArrayOutputStream body, Reservation reservation) throws IOException {
        long begun = nanoTime.getAsLong();
        byte[] step = new byte[STEP_BYTES];
        for (int n = in.read(step); n >= 0; n = in.read(step)) {
            reservation.add(n);
            body.write(step, 0, n);
            if (nanoTime.getAsLong() - begun > withinNanos) {
                throw Problem.of("request-timeout", 408, "The body came too slowly")
                        .detail("The body was not complete in time. Send the request again.")
                        .exception();
            }
        }
    }

    /** A request's share of the memory for bodies. */
    private final class Reservation {
        private final ClientNetwork network;
        private long bytes;
        private long ofNetwork;

        Reservation(ClientNetwork network) {
            this.network = network;
        }

        void add(int more) {
            bytes += more;
            if (held.addAndGet(more) > mostBytes) {
                refused.increment();
                throw Problem.unavailable("gateway").exception();
            }
            if (!network.loopback()) {
                if (!ofNetworks.take(network, more, prefix -> mostBytes / 2)) {
                    refused.increment();
                    throw TooMany.problem(WAIT_NANOS).exception();
                }
                ofNetwork += more;
            }
        }

        void giveBack() {
            held.addAndGet(-bytes);
            if (ofNetwork > 0) {
                ofNetworks.giveBack(network, ofNetwork);
            }
        }
    }
}
