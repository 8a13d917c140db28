package io.earnest.chassis.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Comes first in a shutdown: for a while requests are served as before, but each answer ends its connection, and readiness
 * already says no. The server itself would only cut the connections that others keep open, and whoever was about to send a
 * request there could not know whether it had been taken. Callers give up a connection that they have not used for less time
 * than this takes ({@link io.earnest.chassis.call.CallConfiguration#IDLE}), so when it is over, none is left.
 */
public final class Draining extends OncePerRequestFilter implements SmartLifecycle {
    private final Duration time;
    private volatile boolean running;
    private volatile boolean draining;

    /** @param time how long it takes; zero where nobody sends to a process that is told to end */
    public Draining(Duration time) {
        this.time = time;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (draining) {
            response.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }

    @Override
    public void start() {
        draining = false;
        running = true;
    }

    /** In the highest phase, before the server stops to listen; within what a phase may take. */
    @Override
    public void stop() {
        draining = true;
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
