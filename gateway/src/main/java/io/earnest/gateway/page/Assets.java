package io.earnest.gateway.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the web client's own files below {@code /assets/{hash of all of them}/}: a browser keeps them for a year, and a
 * new version has another address. Modules and the style sheet name their neighbours relatively, so all of a page's files
 * are of one version.
 */
@Configuration(proxyBeanMethods = false)
class Assets {
    private static final String FILES = "classpath:/static/assets/";
    private static final int HASH_CHARACTERS = 12;

    @Bean
    Site site(@Value("${earnest.public-url}") String publicUrl) {
        return new Site(publicUrl, "/assets/" + hash());
    }

    @Bean
    WebMvcConfigurer assetFiles(Site site) {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler(site.assets() + "/**")
                        .addResourceLocations(FILES)
                        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable())
                        .resourceChain(false)
                        .addResolver(new CompressedAssets())
                        .addResolver(new PathResourceResolver());
                // A page that a cache still holds may name an older version: what is there now must do.
                registry.addResourceHandler("/assets/*/**")
                        .addResourceLocations(FILES)
                        .setCacheControl(CacheControl.noCache())
                        .resourceChain(false)
                        .addResolver(new AnyVersion());
            }
        };
    }

    private static final class AnyVersion extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            return super.getResource(path.substring(path.indexOf('/') + 1), location);
        }
    }

    static String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:/static/assets/**/*.*");
            Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
            for (Resource file : files) {
                try (InputStream content = file.getInputStream()) {
                    digest.update(content.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARACTERS);
        } catch (IOException e) {
            throw new UncheckedIOException("the web client's files can't be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
