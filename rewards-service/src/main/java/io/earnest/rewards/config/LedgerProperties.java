package io.earnest.rewards.config;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the ledger.
 *
 * @param keyFile Ed25519 private key (PEM, PKCS#8) that signs reports
 */
@Validated
@ConfigurationProperties("earnest.ledger")
public record LedgerProperties(@NotNull Path keyFile) {}
