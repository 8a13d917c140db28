package io.earnest.gateway.page;

import io.earnest.gateway.jte.JteaccessGenerated;
import io.earnest.gateway.jte.JtecodesGenerated;
import io.earnest.gateway.jte.JtetotpGenerated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pages of how a person signs in. They are whole without script. */
@Component
public class AccessPages {
    public static final String ADDRESS = "/settings/access";

    /** What the address may say was done. */
    private static final Map<String, String> DONE = Map.of(
            "recovered",
            "Your new password is set, the code is used up, and all your other sessions have ended.",
            "totp",
            "From now on a code of your app is asked for at each sign-in.",
            "totp-off",
            "No code is asked for any more when you sign in.",
            "passkey",
            "Your passkey is added. It signs you in without the password.",
            "passkey-gone",
            "That passkey signs nobody in here any more. Your device may still offer it until you remove it there.");

    private final Site site;

    AccessPages(Site site) {
        this.site = site;
    }

    public String overview(
            int codesLeft,
            @Nullable Instant codesMadeAt,
            @Nullable Instant totpSince,
            List<AccessPage.Passkey> passkeys,
            boolean passwordNeeded,
            @Nullable String done,
            @Nullable String refusal) {
        AccessPage page = new AccessPage(
                frame("How you sign in").with("passkeys"),
                codesLeft,
                codesMadeAt,
                totpSince,
                passkeys,
                passwordNeeded,
                done == null ? null : DONE.get(done),
                refusal);
        return View.render(out -> JteaccessGenerated.render(out, null, page));
    }

    public String codes(List<String> codes) {
        AccessPage.Codes page = new AccessPage.Codes(frame("Your recovery codes"), codes);
        return View.render(out -> JtecodesGenerated.render(out, null, page));
    }

    /** The same as a text for keeping. */
    public String file(List<String> codes) {
        return "Recovery codes of your account at " + site.publicUrl() + "\nEach is good for once, at "
                + site.publicUrl() + "/recover or in the place of a code of your app.\n\n" + String.join("\n", codes)
                + "\n";
    }

    /**
     * A secret to be scanned or typed, and confirmed by a code.
     *
     * @param secret in base 32
     * @param uri what the QR code says
     * @param refusal what was wrong with the last code
     */
    public String totp(String secret, String handle, String uri, @Nullable String refusal) {
        AccessPage.Totp page = new AccessPage.Totp(frame("Codes of an app"), secret, handle, QrCode.of(uri), refusal);
        return View.render(out -> JtetotpGenerated.render(out, null, page));
    }

    private Frame frame(String title) {
        return Frame.of(site, title + " · Earnest", ADDRESS).unlisted();
    }
}
