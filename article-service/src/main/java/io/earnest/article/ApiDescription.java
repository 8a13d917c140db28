package io.earnest.article;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Earnest: articles")
                        .version("1")
                        .description("Articles, revisions, readings and ratings. Where a path says the id of an article"
                                + " its slug serves too: words of its title and the id, made when it is first published;"
                                + " until then the id alone. Errors are application/problem+json with a type of"
                                + " /problems/<name>."))
                .servers(List.of(new Server().url("/")));
    }
}
