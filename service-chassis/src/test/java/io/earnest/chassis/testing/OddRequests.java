package io.earnest.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests with headers, queries, methods and framings that no well-behaved client sends, as they are on the wire. */
public final class OddRequests {
    private static final int PATIENCE_MILLIS = 20_000;

    private static final List<String> HEADERS = List.of(
            "Accept-Language: " + many(12, ",", i -> "a" + (char) (97 + i)),
            "Accept-Language: " + many(900, ",", i -> "x-" + i),
            "Accept-Language: ,;q=,*;*;;",
            "Accept-Language: en;q=abc",
            "Cookie: " + many(250, "; ", i -> "c" + i + "=1"),
            "Cookie: =; ;;; a",
            "Cookie: $Version=1; earnest_access=\"\u00ff; $Path=/",
            "Cookie: earnest_access=" + "x".repeat(9_000),
            "If-Modified-Since: garbage",
            "If-Unmodified-Since: garbage",
            "If-None-Match: garbage \" x",
            "If-None-Match: " + "\"a\",".repeat(500),
            "If-Match: garbage",
            "If-Range: garbage",
            "Range: bytes=0-0," + "1-1,".repeat(200) + "2-2",
            "Range: bytes=9999999999999999999999-",
            "Range: bytes=5-1",
            "Range: garbage",
            "Accept: garbage",
            "Accept: ///;;;",
            "Accept: " + "a/b,".repeat(80) + "c/d",
            "Accept: application/json;q=x",
            "Accept: text/html;q=7",
            "Accept: image/avif",
            "Accept-Charset: nonsense-42",
            "Accept-Encoding: ;;;q=zz, gzip;q=abc",
            "Content-Type: garbage",
            "Content-Type: application/json; charset=nonsense-42",
            "Content-Type: application/json; charset=\"",
            "Content-Type: application/json;;;;=;",
            "Content-Type: */*",
            "Content-Encoding: gzip",
            "Expect: 200-maybe",
            "TE: nonsense",
            "Authorization: Bearer",
            "Authorization: Bearer a b",
            "Authorization: Basic !!!!",
            "Origin: http://[",
            "Referer: \u00ff",
            "X-Forwarded-For: beef.cafe",
            "Forwarded: ;;;=",
            "traceparent: garbage",
            "tracestate: " + "a=b,".repeat(300),
            "baggage: " + "a=b,".repeat(300),
            "b3: garbage",
            "X-B3-TraceId: zz",
            "User-Agent: \u00ff\u0080",
            "Date: garbage",
            "Via: \u0001",
            " X-Fold: y",
            many(150, "\r\n", i -> "X-" + i + ": 1"));

    private static final List<String> HOSTS = List.of(
            "", "Host: ", "Host: a b", "Host: a\u00ff", "Host: [::1", "Host: a:x", "Host: a/b", "Host: a\r\nHost: b");

    private static final List<String> QUERIES = List.of(
            "?a=%zz",
            "?a=%",
            "?%zz=1",
            "?a=%00",
            "?a=%ff",
            "?a=%C0%AF",
            "?limit=%zz",
            "?access_token=a&access_token=b",
            "?access_token=",
            "?=&&;",
            "?" + many(1_100, "&", i -> "p" + i + "=1"),
            "?a=\u00e9");

    private static final List<String> METHODS =
            List.of("get", "GARBAGE", "TRACE", "OPTIONS", "PROPFIND", "G\u00ffT", "CONNECT");

    private static final List<String> FRAMINGS = List.of(
            "Content-Length: -1",
            "Content-Length: x",
            "Content-Length: 2\r\nContent-Length: 3",
            "Content-Length: 99999999999999999999",
            "Content-Length: 2\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: chunked, chunked");

    private OddRequests() {}

    /** Requests to a path that takes a GET; some are posts to it. */
    public static Stream<String> of(String path) {
        return Stream.of(
                        HEADERS.stream().map(header -> request("GET", path, "Host: localhost\r\n" + header, "")),
                        HOSTS.stream().map(host -> request("GET", path, host, "")),
                        QUERIES.stream().map(query -> request("GET", path + query, "Host: localhost", "")),
                        METHODS.stream().map(method -> request(method, path, "Host: localhost", "")),
                        FRAMINGS.stream()
                                .map(framing -> request(
                                        "POST",
                                        path,
                                        "Host: localhost\r\nContent-Type: application/json\r\n" + framing,
                                        "{}")))
                .flatMap(requests -> requests);
    }

    /** All that comes back until the connection ends. */
    public static String answer(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** An answer below 500, or one that says that there is no such thing here (501); a refusal is a problem or a page of ours. */
    public static void isNoFailure(String request, String answer) {
        assertThat(answer).as(request).containsPattern("^HTTP/1\\.1 ([234]\\d\\d|501) ");
        assertThat(answer).as(request).doesNotContain("HTTP Status", "Tomcat");
        if (answer.startsWith("HTTP/1.1 4") && !answer.contains("text/html")) {
            assertThat(answer).as(request).contains("/problems/");
        }
    }

    private static String request(String method, String path, String headers, String body) {
        return method + " " + path + " HTTP/1.1\r\n" + headers + (headers.isEmpty() ? "" : "\r\n")
                + "Connection: close\r\n\r\n" + body;
    }

    private static String many(int count, String between, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(between));
    }
}
