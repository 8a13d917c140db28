package io.earnest.rewards.config;

import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    @Bean
    OpenApiCustomizer contract() {
        return api -> {
            api.info(new Info()
                    .title("rewards-service")
                    .version("1")
                    .description("The ledger, the tariff, wallets and profit-and-loss reports. Amounts are integers of"
                            + " Twei, times are in UTC."));
            api.servers(List.of(new Server().url("/")));
        };
    }
}
