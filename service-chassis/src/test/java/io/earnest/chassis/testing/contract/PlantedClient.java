package io.earnest.chassis.testing.contract;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A client for {@link ContractsTest}: one of its calls is agreed, one is not, and it has no test of its own. */
@FeignClient(name = "sample-service")
interface PlantedClient {
    @GetMapping("/internal/things/{id}")
    String thing(@PathVariable("id") String id, @RequestParam("of") String of);

    @GetMapping("/internal/forgotten")
    String forgotten();
}
