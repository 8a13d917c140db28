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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real browser: the Chromium of this machine, driven by Playwright and shared by the tests of a class. Where there is
 * none, each test that needs it is skipped and says so.
 */
final class Browsers implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    /** For the lock of each class that has a browser beside others: Playwright belongs to one thread, and a browser fills a core. */
    static final String ONE_AT_A_TIME = "the browser";

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

    private final Supplier<String> url;
    private final List<Visitor> visitors = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;

    private final boolean needed;

    /** For the system that all stories share. */
    Browsers() {
        this(() -> EarnestSystem.shared().url(), true);
    }

    /** For another system, where a browser sees more but much is seen without one. */
    Browsers(Supplier<String> url) {
        this(url, false);
    }

    private Browsers(Supplier<String> url, boolean needed) {
        this.url = url;
        this.needed = needed;
    }

    static boolean areHere() {
        return chromium().isPresent();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        Optional<Path> chromium = chromium();
        Assumptions.assumeTrue(
                chromium.isPresent() || !needed,
                "no Chromium here, so nothing was tried in a browser: install it, or set EARNEST_CHROMIUM");
        if (browser == null && chromium.isPresent()) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium.get())
                            .setArgs(ARGUMENTS));
        }
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

    /** Somebody with a window of that width. */
    Visitor at(int width, String name) {
        return visitor(name, new Browser.NewContextOptions().setViewportSize(width, 900));
    }

    /** Somebody who lets no page run scripts. */
    Visitor withoutScripts(String name) {
        return visitor(
                name, new Browser.NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false));
    }

    private Visitor visitor(String name, Browser.NewContextOptions options) {
        Visitor visitor = new Visitor(
                name,
                browser.newContext(options.setBaseURL(url.get()).setLocale("en-GB")),
                !Boolean.FALSE.equals(options.javaScriptEnabled));
        visitors.add(visitor);
        return visitor;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        visitors.forEach(Visitor::leave);
        visitors.clear();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        if (playwright != null) {
            playwright.close();
            // A story that is told once more begins with another one.
            playwright = null;
            browser = null;
        }
    }
}
