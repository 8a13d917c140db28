package io.earnest.article.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.earnest.article.article.ArticleLists;
import io.earnest.article.article.ArticleLists.Address;
import io.earnest.chassis.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The sitemap of all published articles, oldest first, so that a page of it that is full seldom changes. One page is the
 * sitemap itself; of more there is an index.
 */
@RestController
@Tag(name = "Feeds")
class SitemapController {
    /** The protocol's limit is 50,000; fewer keep each answer small. */
    static final int PAGE_URLS = 10_000;

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final List<String> PAGES = List.of("/", "/levels", "/economy");
    private static final int MOST_KEPT = 8;

    private final ArticleLists articles;
    private final Addresses addresses;
    private final Cache<String, List<String>> starts;
    private final Cache<String, ResponseEntity<byte[]>> written;

    SitemapController(ArticleLists articles, Addresses addresses, FeedProperties properties) {
        this.articles = articles;
        this.addresses = addresses;
        this.starts = Caffeine.newBuilder()
                .maximumSize(1)
                .expireAfterWrite(properties.keepSitemap())
                .build();
        this.written = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(properties.keepSitemap())
                .build();
    }

    @GetMapping(path = "/sitemap.xml", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "The sitemap, or the index of its pages where there are more than 10,000 addresses")
    ResponseEntity<byte[]> sitemap() {
        List<String> pages = starts();
        return answer("index", () -> pages.size() <= 1 ? page(pages, 0) : index(pages));
    }

    @GetMapping(path = "/sitemaps/articles-{page:\\d{1,5}}.xml", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "A page of the sitemap, from 1")
    ResponseEntity<byte[]> page(@PathVariable int page) {
        List<String> pages = starts();
        if (page < 1 || page > Math.max(1, pages.size())) {
            throw Problem.notFound("page of the sitemap").exception();
        }
        return answer(String.valueOf(page), () -> page(pages, page - 1));
    }

    private ResponseEntity<byte[]> answer(String key, Supplier<byte[]> writing) {
        // Written by one of those who ask at once: a page is thousands of addresses.
        return written.get(key, k -> Documents.answer(MediaType.APPLICATION_XML_VALUE, writing.get()));
    }

    private List<String> starts() {
        return starts.get("starts", key -> articles.starts(PAGE_URLS));
    }

    private byte[] index(List<String> pages) {
        return Xml.document("sitemapindex", NAMESPACE, index -> {
            for (int page = 1; page <= pages.size(); page++) {
                String address = addresses.of("/sitemaps/articles-" + page + ".xml");
                index.element("sitemap", of -> of.text("loc", address));
            }
        });
    }

    private byte[] page(List<String> pages, int number) {
        List<Address> there = pages.isEmpty() ? List.of() : articles.addressesFrom(pages.get(number), PAGE_URLS);
        return Xml.document("urlset", NAMESPACE, urls -> {
            if (number == 0) {
                for (String page : PAGES) {
                    urls.element("url", of -> of.text("loc", addresses.of(page)));
                }
            }
            for (Address article : there) {
                urls.element("url", of -> {
                    of.text("loc", addresses.article(article.slug()));
                    of.text("lastmod", article.changedAt().toString());
                });
            }
        });
    }
}
