package io.earnest.gateway.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page's own content: the document's head, and which entry of the navigation is the current one.
 * A frame holds nothing of the visitor, so that a page is the same for everybody; who is looking is filled in by script.
 *
 * @param title what the browser's tab and a shared link say
 * @param description one sentence for search engines and previews
 * @param path the page's own path below the public address, where search engines shall find it
 * @param section the navigation's current entry: {@code articles}, {@code write}, {@code economy}, or none
 * @param modules names of the page's ES modules under {@code /assets/js}
 * @param jsonLd structured data, already safe inside a script element
 * @param indexed whether search engines may list the page
 * @param warning a sentence above the content, such as that the page is an older copy
 */
public record Frame(
        Site site,
        String title,
        String description,
        String path,
        @Nullable String section,
        List<String> modules,
        @Nullable String jsonLd,
        boolean indexed,
        @Nullable String warning) {

    /** What every page's modules stand on, named in the head so that it is fetched at once and not in a chain. */
    public static final List<String> SHARED_MODULES = List.of("dom", "api", "words");
    /** The picture beside a shared link: 1200 × 630. */
    public static final String SHARED_PICTURE = "img/share.png";

    private static final String SITE_SUFFIX = " · Earnest";

    public static Frame of(Site site, String title, String path) {
        return new Frame(
                site,
                title,
                "Earnest pays for attention: read, comment, write, and see every Twei accounted for.",
                path,
                null,
                List.of(),
                null,
                true,
                null);
    }

    public Frame describedAs(String sentence) {
        return new Frame(site, title, sentence, path, section, modules, jsonLd, indexed, warning);
    }

    public Frame in(String navigationEntry) {
        return new Frame(site, title, description, path, navigationEntry, modules, jsonLd, indexed, warning);
    }

    public Frame with(String... moduleNames) {
        return new Frame(site, title, description, path, section, List.of(moduleNames), jsonLd, indexed, warning);
    }

    public Frame withJsonLd(String safeJson) {
        return new Frame(site, title, description, path, section, modules, safeJson, indexed, warning);
    }

    /** For pages that are a person's own, or an error. */
    public Frame unlisted() {
        return new Frame(site, title, description, path, section, modules, jsonLd, false, warning);
    }

    public Frame warning(@Nullable String sentence) {
        return new Frame(site, title, description, path, section, modules, jsonLd, indexed, sentence);
    }

    public String canonical() {
        return site.publicUrl() + path;
    }

    /** The title without the site's name, which a shared link shows beside it. */
    public String sharedTitle() {
        return title.endsWith(SITE_SUFFIX) ? title.substring(0, title.length() - SITE_SUFFIX.length()) : title;
    }

    /** The picture's whole address, as other sites need it. */
    public String sharedPicture() {
        return site.publicUrl() + asset(SHARED_PICTURE);
    }

    public String asset(String file) {
        return site.assets() + "/" + file;
    }

    public boolean current(String navigationEntry) {
        return navigationEntry.equals(section);
    }
}
