package io.earnest.rewards.config;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the published contract says beside the calls themselves: who may call, and how failures look. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String PERSON = "person";
    private static final String SERVICE = "service";
    private static final Set<String> PUBLIC = Set.of("/api/tariff", "/api/tariffs/{version}", "/api/economy");

    @Bean
    OpenApiCustomizer contract() {
        return api -> {
            api.info(new Info()
                    .title("rewards-service")
                    .version("1")
                    .description("The ledger, the tariff, wallets and profit-and-loss reports. Amounts are integers of"
                            + " Twei, times are in UTC."));
            api.servers(List.of(new Server().url("/")));
            Components components = api.getComponents();
            components.addSchemas("Problem", problem());
            components.addSecuritySchemes(PERSON, bearer("A person's access token"));
            components.addSecuritySchemes(SERVICE, bearer("A token of a minute that the calling service signed"));
            api.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> complete(path, operation)));
            order(api);
        };
    }

    private static void complete(String path, Operation operation) {
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem; its type says which")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
        if (!PUBLIC.contains(path)) {
            operation.addSecurityItem(
                    new SecurityRequirement().addList(path.startsWith("/internal/") ? SERVICE : PERSON));
        }
    }

    /** RFC 9457, with the named fields of each type. */
    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema().description("/problems/<name>"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .additionalProperties(true);
    }

    /** The document lists calls by their path, however the controllers were found. */
    private static void order(OpenAPI api) {
        Paths paths = new Paths();
        api.getPaths().keySet().stream()
                .sorted()
                .forEach(path -> paths.addPathItem(path, api.getPaths().get(path)));
        api.setPaths(paths);
    }

    private static SecurityScheme bearer(String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(description);
    }
}
