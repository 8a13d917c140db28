package io.earnest.gateway.own;

import gg.jte.Content;
import io.earnest.gateway.jte.JteownpageGenerated;
import io.earnest.gateway.page.Frame;
import io.earnest.gateway.page.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/** A piece of a page for the script that takes it in, or with a page around it for who opened its address. */
final class OwnPage {
    private OwnPage() {}

    static String of(HttpServletRequest request, Frame frame, Content piece) {
        // Scripts say that they understand problems; a browser that goes to an address does not.
        String accepted = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
        return accepted.contains("application/problem+json")
                ? View.render(piece::writeTo)
                : View.render(out -> JteownpageGenerated.render(out, null, frame, piece));
    }
}
