package io.earnest.chassis.web;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over a limit (413), by their announced length or, where none is announced, while they are read. A body
 * that breaks off or comes too slowly is the client's fault and told as such (400, 408): whoever reads it, perhaps to pass
 * it on, must not take that for a failure of their own.
 */
public final class BodyLimitFilter extends OncePerRequestFilter {
    private final long maxBytes;

    public BodyLimitFilter(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > maxBytes) {
            response.setHeader("Connection", "close");
            Problems.write(tooLarge(maxBytes), response);
            return;
        }
        chain.doFilter(request.getContentLengthLong() == 0 ? request : new Limited(request, maxBytes), response);
    }

    private static Problem tooLarge(long maxBytes) {
        return Problem.of("too-large", 413, "Too large")
                .detail("The body may have at most " + maxBytes + " bytes.")
                .with("maxBytes", maxBytes);
    }

    private static Problem incomplete(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return Problem.of("request-timeout", 408, "The body came too slowly")
                        .detail("Nothing of the body came for a while. Send the request again.");
            }
        }
        return Problem.of("invalid-request", 400, "The request is not valid")
                .detail("The body broke off or is not framed as HTTP asks. Send the request again.");
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final long maxBytes;

        Limited(HttpServletRequest request, long maxBytes) {
            super(request);
            this.maxBytes = maxBytes;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counting(super.getInputStream(), maxBytes);
        }
    }

    private static final class Counting extends ServletInputStream {
        private final ServletInputStream in;
        private final long maxBytes;
        private long seen;

        Counting(ServletInputStream in, long maxBytes) {
            this.in = in;
            this.maxBytes = maxBytes;
        }

        @Override
        public int read() throws IOException {
            int b;
            try {
                b = in.read();
            } catch (IOException e) {
                throw incomplete(e).exception();
            }
            if (b >= 0) {
                count(1);
            }
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n;
            try {
                n = in.read(buffer, offset, length);
            } catch (IOException e) {
                throw incomplete(e).exception();
            }
            count(Math.max(n, 0));
            return n;
        }

        private void count(int n) {
            seen += n;
            if (seen > maxBytes) {
                throw tooLarge(maxBytes).exception();
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
