package io.earnest.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser: the Chromium of this machine, driven by Playwright. Where there is none, the tests that need it are
 * skipped and say so.
 */
final class Browsers implements AutoCloseable {
    /** A loaded machine may take its time; whoever waits for more than this waits in vain. */
    private static final double PATIENCE_MILLIS = 30_000;

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final String url;
    private final List<Visitor> visitors = new ArrayList<>();

    private Browsers(Playwright playwright, Browser browser, String url) {
        this.playwright = playwright;
        this.browser = browser;
        this.url = url;
    }

    /** Skips the test that asks when this machine has no Chromium. */
    static void assumeThere() {
        Assumptions.assumeTrue(
                chromium().isPresent(),
                "no Chromium here, so nothing was tried in a browser: install it, or set EARNEST_CHROMIUM");
    }

    static Browsers at(String url) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium().orElseThrow())
                        .setArgs(ARGUMENTS));
        return new Browsers(playwright, browser, url);
    }

    private static Optional<Path> chromium() {
        String named = System.getenv("EARNEST_CHROMIUM");
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(dir -> Stream.of(Path.of(dir, "chromium"), Path.of(dir, "chromium-browser")));
        Stream<Path> usual = Stream.concat(Stream.of(Path.of("/usr/bin/chromium")), onPath);
        return Stream.concat(Stream.ofNullable(named).map(Path::of), usual)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Somebody at a desk, with cookies and a storage of their own. */
    Visitor desktop(String name) {
        return visitor(name, new Browser.NewContextOptions().setViewportSize(1280, 800));
    }

    /** Somebody with a phone, in the dark. */
    Visitor phone(String name) {
        return visitor(
                name,
                new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setIsMobile(true)
                        .setHasTouch(true)
                        .setDeviceScaleFactor(2)
                        .setColorScheme(ColorScheme.DARK));
    }

    /** Somebody who lets no page run scripts. */
    Visitor withoutScripts(String name) {
        return visitor(
                name, new Browser.NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false));
    }

    private Visitor visitor(String name, Browser.NewContextOptions options) {
        Visitor visitor = new Visitor(
                name,
                browser.newContext(options.setBaseURL(url).setLocale("en-GB")),
                !Boolean.FALSE.equals(options.javaScriptEnabled));
        visitors.add(visitor);
        return visitor;
    }

    /** Closes what the visitors of one test had open. */
    void leaveAll() {
        visitors.forEach(Visitor::leave);
        visitors.clear();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
