package io.earnest.chassis.api;

import io.swagger.v3.core.converter.ModelConverter;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the documents say what the chassis does. */
@Configuration(proxyBeanMethods = false)
public class ApiConfiguration {
    @Bean
    ModelConverter recordFields() {
        return new RecordFields();
    }

    @Bean
    GlobalOperationCustomizer callAnswers() {
        return new CallAnswers();
    }

    @Bean
    GlobalOpenApiCustomizer apiDocument() {
        return new ApiDocument();
    }

    @Bean
    GlobalOpenApiCustomizer closedBodies() {
        return new ClosedBodies();
    }
}
