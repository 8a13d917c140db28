package io.earnest.gateway.page;

import io.earnest.gateway.jte.JterecoverGenerated;
import io.earnest.gateway.jte.JtesigncodeGenerated;
import io.earnest.gateway.jte.JtesigninGenerated;
import io.earnest.gateway.jte.JtesignupGenerated;
import io.earnest.gateway.page.rewards.Ledger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** The pages for signing in and up, and how a form that was sent without script is answered. */
@Component
public class SignPages {
    private final Site site;
    private final Ledger ledger;

    SignPages(Site site, Ledger ledger) {
        this.site = site;
        this.ledger = ledger;
    }

    public String signIn(SignForm form) {
        Frame frame =
                Frame.of(site, "Sign in · Earnest", "/sign-in").with("sign").unlisted();
        SignPage page = new SignPage(frame, form, other("/sign-up", form), null);
        return View.render(out -> JtesigninGenerated.render(out, null, page));
    }

    public String signUp(SignForm form) {
        Frame frame = Frame.of(site, "Sign up · Earnest", "/sign-up").with("sign");
        SignPage page = new SignPage(frame, form, other("/sign-in", form), ledger.prices());
        return View.render(out -> JtesignupGenerated.render(out, null, page));
    }

    public String recover(SignForm form) {
        Frame frame =
                Frame.of(site, "Forgotten your password? · Earnest", "/recover").unlisted();
        SignPage page = new SignPage(frame, form, other("/sign-in", form), null);
        return View.render(out -> JterecoverGenerated.render(out, null, page));
    }

    /**
     * Asks for the code of a second factor.
     *
     * @param token of the sign-in that it completes
     * @param refusal what was wrong with the last one
     */
    public String code(String token, String next, @Nullable String refusal) {
        Frame frame = Frame.of(site, "Your code · Earnest", "/sign-in").unlisted();
        return View.render(
                out -> JtesigncodeGenerated.render(out, null, new SignCodePage(frame, token, next, refusal)));
    }

    /** The form again, with what is wrong. */
    public static ResponseEntity<String> refused(int status, @Nullable String retryAfterSeconds, String html) {
        HttpHeaders headers = new HttpHeaders();
        if (retryAfterSeconds != null) {
            headers.set(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(Answer.HTML)
                .cacheControl(CacheControl.noStore())
                .body(html);
    }

    /** On to another page, by GET: loading that one anew sends no form again. */
    public static ResponseEntity<String> onTo(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private static String other(String path, SignForm form) {
        return form.next().isEmpty() ? path : path + "?next=" + UriUtils.encode(form.next(), StandardCharsets.UTF_8);
    }
}
