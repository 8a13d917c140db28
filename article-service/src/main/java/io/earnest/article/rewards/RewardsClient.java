package io.earnest.article.rewards;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

@FeignClient(name = "rewards-service")
interface RewardsClient {
    @PostMapping("/internal/activities")
    Results submit(@RequestBody Batch batch);

    record Batch(List<Command> commands) {}

    record Results(@Nullable List<Result> results) {}

    record Result(
            @Nullable String command,
            @Nullable String outcome,
            @Nullable Settlement settlement,
            @Nullable Map<String, Object> problem) {}
}
