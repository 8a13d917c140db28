package io.earnest.gateway.page.rewards;

import java.util.List;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;

@FeignClient(name = "rewards-service", contextId = "page-rewards")
interface RewardsClient {
    @GetMapping("/api/tariff")
    Tariff tariff();

    @GetMapping("/api/economy")
    Economy economy();

    @GetMapping("/api/economy/days")
    List<EconomyDay> economyDays();

    @GetMapping("/api/tariffs")
    List<TariffVersion> tariffs();

    @GetMapping("/api/ledger/log")
    LedgerLog log();
}
