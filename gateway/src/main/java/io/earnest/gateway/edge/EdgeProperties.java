package io.earnest.gateway.edge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the gateway stands.
 *
 * @param publicUrl what people type; with https it decides on secure cookies and HSTS
 * @param trustedProxies addresses or CIDR blocks of proxies in front of it, whose {@code X-Forwarded-For} is believed
 */
@Validated
@ConfigurationProperties("earnest")
record EdgeProperties(
        @NotBlank String publicUrl, @DefaultValue @NotNull List<String> trustedProxies) {
    boolean isHttps() {
        return publicUrl.startsWith("https:");
    }
}
