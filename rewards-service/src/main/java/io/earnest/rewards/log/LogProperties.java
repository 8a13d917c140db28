package io.earnest.rewards.log;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the log.
 *
 * @param keyFile Ed25519 private keys (PEM, PKCS#8): all of them sign, the first is the newest. Empty: no log is published
 * @param origin the log's name for ever: another one is another log, which begins anew
 * @param stateFile where the newest checkpoint is remembered outside of the store; empty: nowhere
 * @param policyFile the witnesses, in the form of C2SP tlog-policy; empty: none
 * @param every the time between two checkpoints
 * @param witnessTimeout how long a witness is waited for
 */
@Validated
@ConfigurationProperties("earnest.ledger.log")
record LogProperties(
        @Nullable Path keyFile,
        @NotNull @Pattern(regexp = "[!-*,-~]{1,200}") String origin,
        @Nullable Path stateFile,
        @Nullable Path policyFile,
        @NotNull Duration every,
        @NotNull Duration witnessTimeout) {

    LogProperties {
        keyFile = set(keyFile);
        stateFile = set(stateFile);
        policyFile = set(policyFile);
    }

    private static @Nullable Path set(@Nullable Path file) {
        return file == null || file.toString().isEmpty() ? null : file;
    }
}
