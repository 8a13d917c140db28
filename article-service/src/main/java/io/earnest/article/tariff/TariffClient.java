package io.earnest.article.tariff;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;

/** rewards-service's tariff in force, as far as reading goes. */
@FeignClient(name = "rewards-service", contextId = "rewards-tariff")
interface TariffClient {
    @GetMapping("/api/tariff")
    Tariff inForce();

    record Tariff(int version, @Nullable Reading reading) {}

    record Reading(int minimumSeconds, int requiredWordsPerMinute, int shownWordsPerMinute) {}
}
