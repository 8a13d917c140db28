package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Recovery codes, codes of an app and passkeys, as people meet them. */
@BesideOthers
@ResourceLock(Browsers.ONE_AT_A_TIME)
class BrowserAccessWaysTest {
    private static final String NEW_PASSWORD = "quite another sentence 7";

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final World world = World.shared();

    @Test
    void aForgottenPasswordIsReplacedWithoutScript() {
        Person rita = world.newcomer("rita");
        Visitor visitor = browsers.withoutScripts("codes");
        Page page = visitor.page();
        visitor.open("/sign-in?next=/settings/access");
        visitor.fillsIn(rita.handle, Person.PASSWORD);
        assertThat(page).hasURL(Pattern.compile("/settings/access$"));
        visitor.look("access");
        button(page, "Make recovery codes").click();
        List<String> codes = page.locator(".codes code").allTextContents();
        assertThat(codes).hasSize(10);
        visitor.look("recovery-codes");
        Download file =
                page.waitForDownload(() -> page.getByText("Download as text").click());
        assertThat(textOf(file)).contains(codes);
        page.getByText("I have kept them").click();
        assertThat(page.getByText("10 of 10 are left")).isVisible();

        Visitor elsewhere = browsers.withoutScripts("forgetful");
        Page form = elsewhere.page();
        elsewhere.open("/sign-in");
        form.getByText("Forgotten your password?").click();
        elsewhere.look("recover");
        form.getByLabel("Handle").fill(rita.handle);
        form.getByLabel("Recovery code").fill("0000-0000-0000-0000");
        form.getByLabel("New password").fill(NEW_PASSWORD);
        button(form, "Set the new password").click();
        assertThat(form.getByRole(AriaRole.ALERT)).containsText("don't go together");
        form.getByLabel("Recovery code").fill(codes.getFirst());
        form.getByLabel("New password").fill(NEW_PASSWORD);
        button(form, "Set the new password").click();
        assertThat(form.getByRole(AriaRole.STATUS)).containsText("Your new password is set");
        assertThat(form.getByText("9 of 10 are left")).isVisible();
        elsewhere.sawNoTroubleBut(401);
    }

    @Test
    void anAppsCodeIsAskedForWithAndWithoutScript() {
        Person rita = world.newcomer("rita");
        Visitor visitor = browsers.desktop("app");
        Page page = visitor.page();
        visitor.signIn(rita.handle);
        visitor.open("/settings/access");
        button(page, "Set up an app").click();
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("QR code of the secret below")))
                .isVisible();
        visitor.look("totp");
        byte[] secret = bytes(page.locator(".totp code").textContent().replace(" ", ""));
        theCode(page).fill("000000");
        button(page, "Ask for codes from now on").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not the code of this moment");
        theCode(page).fill(code(secret, 0));
        button(page, "Ask for codes from now on").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("From now on");
        visitor.sawNoTroubleBut(403);

        Visitor scripted = browsers.phone("scripted");
        scripted.open("/sign-in?next=/levels");
        scripted.fillsIn(rita.handle, Person.PASSWORD);
        theCode(scripted.page()).fill(code(secret, 1));
        scripted.look("sign-in-code");
        ArticleView.buttonOf(scripted.page().getByRole(AriaRole.MAIN), "Sign in")
                .click();
        assertThat(scripted.page()).hasURL(Pattern.compile("/levels$"));
        scripted.hasTwei(20);

        Visitor plain = browsers.withoutScripts("plain");
        plain.open("/sign-in?next=/levels");
        plain.fillsIn(rita.handle, Person.PASSWORD);
        theCode(plain.page()).fill("000000");
        ArticleView.buttonOf(plain.page().getByRole(AriaRole.MAIN), "Sign in").click();
        assertThat(plain.page().getByRole(AriaRole.ALERT)).containsText("not the code of this moment");
    }

    @Test
    void aPasskeyIsAddedSignsInAndIsRemoved() {
        Person rita = world.newcomer("rita");
        Visitor visitor = browsers.desktop("passkey");
        Page page = visitor.page();
        CDPSession device = page.context().newCDPSession(page);
        device.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        JsonObject authenticator = new JsonObject();
        authenticator.addProperty("protocol", "ctap2");
        authenticator.addProperty("transport", "internal");
        authenticator.addProperty("hasResidentKey", true);
        authenticator.addProperty("hasUserVerification", true);
        authenticator.addProperty("isUserVerified", true);
        authenticator.addProperty("automaticPresenceSimulation", true);
        options.add("options", authenticator);
        device.send("WebAuthn.addVirtualAuthenticator", options);

        visitor.signIn(rita.handle);
        visitor.open("/settings/access");
        page.getByLabel("Name").fill("My laptop");
        button(page, "Add a passkey").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Your passkey is added");
        assertThat(page.getByText("My laptop")).isVisible();
        visitor.look("passkey");
        button(page, "Add a passkey").isVisible();
        page.getByLabel("Name").fill("The same again");
        button(page, "Add a passkey").click();
        assertThat(page.getByText("This device has a passkey of your account already."))
                .isVisible();

        page.context().clearCookies();
        visitor.open("/sign-in?next=/settings/access");
        button(page, "Sign in with a passkey").click();
        assertThat(page).hasURL(Pattern.compile("/settings/access$"));
        assertThat(page.getByText("last used")).isVisible();
        page.getByLabel("Remove My laptop").click();
        button(page, "Remove this passkey").click();
        assertThat(page.getByText("signs nobody in here any more")).isVisible();

        page.context().clearCookies();
        visitor.open("/sign-in");
        button(page, "Sign in with a passkey").click();
        assertThat(page.getByText("That passkey is not known here")).isVisible();
        visitor.sawNoTroubleBut(401);
    }

    private static Locator button(Page page, String words) {
        return ArticleView.button(page.getByRole(AriaRole.MAIN), words);
    }

    private static Locator theCode(Page page) {
        return page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true));
    }

    private static String textOf(Download file) {
        try {
            return Files.readString(file.path());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String code(byte[] secret, int steps) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            byte[] digest = mac.doFinal(ByteBuffer.allocate(8)
                    .putLong(Instant.now().getEpochSecond() / 30 + steps)
                    .array());
            int number = ByteBuffer.wrap(digest).getInt(digest[19] & 15) & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String base32) {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        long held = 0;
        int bits = 0;
        for (char letter : base32.toCharArray()) {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
        }
        return bytes.array();
    }
}
