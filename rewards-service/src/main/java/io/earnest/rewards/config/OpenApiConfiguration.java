package io.earnest.rewards.config;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Objects;
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
            entriesAsCsv(Objects.requireNonNull(api.getPaths().get("/api/wallet/entries"))
                    .getGet());
            for (String proved : List.of("/api/pnl-reports/{id}/proof", "/api/wallet/entries/{id}/proof")) {
                Operation proof =
                        Objects.requireNonNull(api.getPaths().get(proved)).getGet();
                Objects.requireNonNull(proof.getResponses().get("200"))
                        .content(new Content()
                                .addMediaType("application/json", new MediaType().schema(new ObjectSchema())));
            }
        };
    }

    /** Two methods serve this call, by what the client accepts; a document has one operation for both. */
    private static void entriesAsCsv(Operation entries) {
        entries.setDescription("A page of them as JSON, or all of them as CSV (RFC 4180, with a header line), for which"
                + " `cursor` and `limit` say nothing.");
        Objects.requireNonNull(entries.getResponses().get("200"))
                .getContent()
                .addMediaType("text/csv", new MediaType().schema(new StringSchema()));
    }
}
