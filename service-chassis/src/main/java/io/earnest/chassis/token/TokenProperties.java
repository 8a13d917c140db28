package io.earnest.chassis.token;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Keys and names of this service.
 *
 * @param serviceName this module's name: the issuer of its calls, the audience of calls to it
 * @param serviceKeyFile private key that signs this service's calls
 * @param callerKeysDir folder with {@code <caller>.pub.pem} of each service that may call: its public key, and beside it
 *     the next one while it is being replaced
 * @param issuer issuer of people's tokens
 * @param audience audience of people's tokens
 * @param jwksUri where the keys of people's tokens are published
 * @param callers who may call {@code /internal/**} and for what
 */
@Validated
@ConfigurationProperties("earnest")
public record TokenProperties(
        @NotBlank String serviceName,
        @Nullable Path serviceKeyFile,
        @Nullable Path callerKeysDir,
        @DefaultValue("earnest") @NotBlank String issuer,
        @DefaultValue("earnest") @NotBlank String audience,
        @NotBlank String jwksUri,
        @DefaultValue @NotNull Map<String, CallerScopes> callers) {

    /** What one caller may do. */
    public record CallerScopes(@DefaultValue Set<String> scopes) {}
}
