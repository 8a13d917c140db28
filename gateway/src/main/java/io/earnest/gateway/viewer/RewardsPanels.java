package io.earnest.gateway.viewer;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.databind.JsonNode;

@FeignClient(name = "rewards-service", contextId = "viewer-rewards")
interface RewardsPanels {
    @GetMapping("/api/wallet")
    Panels.Wallet wallet(@RequestHeader(HttpHeaders.AUTHORIZATION) String token);

    @GetMapping("/api/articles/{id}/pnl")
    JsonNode pnl(@RequestHeader(HttpHeaders.AUTHORIZATION) String token, @PathVariable String id);

    @GetMapping("/api/pnl-reports/{report}")
    JsonNode report(@RequestHeader(HttpHeaders.AUTHORIZATION) String token, @PathVariable String report);

    @GetMapping("/api/tariff")
    Tariff tariff();

    record Tariff(Prices prices) {}

    record Prices(long commentToAuthor, long commentToTreasury) {}
}
