package io.earnest.article.rewards;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The same provider with a shorter time-out: what can be shown without it does not wait for it. */
@FeignClient(name = "rewards-service", contextId = "rewards-allowances")
interface AllowancesClient {
    @GetMapping("/internal/allowances")
    Allowances allowances(
            @RequestParam("profile") String profile,
            @RequestParam("level") int level,
            @RequestParam("article") String article,
            @RequestParam("author") String author,
            @RequestParam("requiredSeconds") int requiredSeconds);

    record Allowances(@Nullable Opportunity opportunity) {}
}
