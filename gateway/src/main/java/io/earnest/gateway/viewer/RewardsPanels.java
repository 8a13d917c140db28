package io.earnest.gateway.viewer;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.databind.JsonNode;

@FeignClient(name = "rewards-service", contextId = "viewer-rewards")
interface RewardsPanels {
    @GetMapping("/api/articles/{id}/pnl/mine")
    Mine mine(@RequestHeader(HttpHeaders.AUTHORIZATION) String token, @PathVariable String id);

    @GetMapping("/api/tariff")
    Tariff tariff();

    /**
     * What rewards-service knows of the viewer of an article.
     *
     * @param latest the newest of the reports, in full; null where there is none
     */
    record Mine(Panels.Wallet wallet, JsonNode pnl, JsonNode latest) {}

    record Tariff(Prices prices) {}

    record Prices(long commentToAuthor, long commentToTreasury) {}
}
