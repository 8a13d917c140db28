package io.earnest.article.feed;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what was written serves before it is written anew.
 *
 * @param keep a feed
 * @param keepSitemap the sitemap, which takes longer to write
 */
@ConfigurationProperties("earnest.feeds")
record FeedProperties(
        @DefaultValue("10s") Duration keep,
        @DefaultValue("1m") Duration keepSitemap) {}
