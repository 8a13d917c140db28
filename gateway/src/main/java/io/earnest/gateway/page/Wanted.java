package io.earnest.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/** In which form whoever asks wants an answer (RFC 9110, 12.5), by the weights that they give. */
final class Wanted {
    private static final List<String> FOR_PROGRAMS = List.of("/api/", "/internal/", "/assets/");

    private Wanted() {}

    /** Whether a person's browser asks for a page: what takes anything, or prefers JSON, is told problems as JSON. */
    static boolean page(HttpServletRequest request) {
        if (byPrograms(request)) {
            return false;
        }
        List<MediaType> accepted = accepted(request.getHeader(HttpHeaders.ACCEPT));
        double html = weight(accepted, MediaType.TEXT_HTML);
        return html > 0 && html >= weight(accepted, MediaType.APPLICATION_JSON);
    }

    /** Whether the address is one that only programs ask for, whatever they accept. */
    static boolean byPrograms(HttpServletRequest request) {
        return FOR_PROGRAMS.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    /** How an answer may travel: the coding that is wanted most, the smallest one where several are wanted alike. */
    static Coding coding(HttpServletRequest request) {
        Map<String, Double> named = new HashMap<>();
        for (String one : Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING))) {
            for (String coding : one.split(",", -1)) {
                String[] parts = coding.split(";", 2);
                String name = parts[0].strip().toLowerCase(Locale.ROOT);
                named.merge(
                        name.equals("x-gzip") ? "gzip" : name, parts.length == 1 ? 1 : quality(parts[1]), Math::max);
            }
        }
        double others = named.getOrDefault("*", 0.0);
        double gzip = named.getOrDefault("gzip", others);
        // Who takes "anything" may mean what there was when it was written.
        double brotli = Coding.BROTLI.isHere() ? named.getOrDefault("br", 0.0) : 0;
        if (brotli > 0 && brotli >= gzip) {
            return Coding.BROTLI;
        }
        return gzip > 0 ? Coding.GZIP : Coding.PLAIN;
    }

    private static double quality(String parameter) {
        String value = StringUtils.trimAllWhitespace(parameter);
        try {
            return value.startsWith("q=") || value.startsWith("Q=") ? Double.parseDouble(value.substring(2)) : 1;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static List<MediaType> accepted(@Nullable String header) {
        try {
            return MediaType.parseMediaTypes(header);
        } catch (InvalidMediaTypeException e) {
            return List.of();
        }
    }

    /** The weight of the type where it is named; a range such as {@code *}{@code /*} names none. */
    private static double weight(List<MediaType> accepted, MediaType type) {
        return accepted.stream()
                .filter(type::equalsTypeAndSubtype)
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }
}
