package io.earnest.profile;

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
                        .title("Earnest: profiles")
                        .version("1")
                        .description("Profiles, sign-in and tokens, levels and experience, avatars, what operators do."
                                + " Errors are application/problem+json with a type of /problems/<name>."))
                .servers(List.of(new Server().url("/")));
    }
}
