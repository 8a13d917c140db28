package io.earnest.chassis.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** What stands in every service's document beside its calls, and what is only seen when all calls are there. */
final class ApiDocument implements GlobalOpenApiCustomizer {
    @Override
    public void customise(OpenAPI document) {
        Components components = document.getComponents();
        if (components == null) {
            components = new Components();
            document.setComponents(components);
        }
        document.setSecurity(null);
        components.addSecuritySchemes(CallAnswers.PERSON, bearer("A person's access token"));
        components.addSecuritySchemes(
                CallAnswers.SERVICE, bearer("A token of a minute that the calling service signed"));
        ProblemAnswers.describe(components);
        answers(document).forEach(ApiDocument::textIsNoBase64);
        order(document);
    }

    /** By path, however the controllers were found. */
    private static void order(OpenAPI document) {
        Paths ordered = new Paths();
        document.getPaths().keySet().stream()
                .sorted()
                .forEach(path -> ordered.addPathItem(path, document.getPaths().get(path)));
        document.setPaths(ordered);
    }

    private static Stream<ApiResponse> answers(OpenAPI document) {
        return document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> operation.getResponses().values().stream());
    }

    /** Bytes that a call writes as XML are text to whoever gets them. */
    private static void textIsNoBase64(ApiResponse answer) {
        if (answer.getContent() != null) {
            answer.getContent().forEach((type, media) -> {
                Schema<?> schema = media.getSchema();
                if (type.contains("xml") && schema != null) {
                    media.setSchema(new StringSchema());
                }
            });
        }
    }

    private static SecurityScheme bearer(String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(description);
    }
}
