package io.earnest.gateway.page.rewards;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;

@FeignClient(name = "rewards-service", contextId = "page-rewards")
interface RewardsClient {
    @GetMapping("/api/tariff")
    Tariff tariff();

    @GetMapping("/api/economy")
    Economy economy();
}
