package io.earnest.gateway.docs;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/** Swagger UI's files, out of its webjar, beside the two of our own that start it. */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration {
    private static final String WEBJAR = "swagger-ui";

    @Bean
    WebMvcConfigurer docsFiles() {
        String version = new WebJarVersionLocator().version(WEBJAR);
        if (version == null) {
            throw new IllegalStateException("the webjar of " + WEBJAR + " is not on the class path");
        }
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/api/docs/ui/**")
                        .addResourceLocations(
                                "classpath:/docs/",
                                "classpath:/META-INF/resources/webjars/" + WEBJAR + "/" + version + "/")
                        .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
            }
        };
    }
}
