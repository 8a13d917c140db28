package io.earnest.profile.rewards;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** rewards-service's internal calls; only the fields that are read here are declared. */
@FeignClient(name = RewardsClient.NAME)
interface RewardsClient {
    String NAME = "rewards-service";

    @PostMapping("/internal/activities")
    Results submit(@RequestBody Batch batch);

    @GetMapping("/internal/entries")
    LedgerEntries entries(
            @RequestParam(name = "account", required = false) @Nullable String account,
            @RequestParam(name = "article", required = false) @Nullable String article,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam("limit") int limit);

    @GetMapping("/internal/economy")
    Economy economy();

    record Batch(List<Command> commands) {}

    record Results(@Nullable List<Result> results) {}

    record Result(
            @Nullable String command,
            @Nullable String outcome,
            @Nullable Settlement settlement,
            @Nullable Map<String, Object> problem) {}
}
