package io.earnest.gateway.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.time.Duration;
import java.util.List;
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
    OpenAPI ownDocument() {
        return new OpenAPI()
                .info(new Info()
                        .title("Earnest: gateway")
                        .version("1")
                        .description("What the gateway answers itself: sessions with their cookies, and the viewer's"
                                + " panels of an article's page. All else it passes to the services."))
                .servers(List.of(new Server().url("/")));
    }

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
